package org.steelyard.settlement;

import org.jspecify.annotations.Nullable;

/**
 * Units that wait for one position and may overtake, in the order of queues. It finds the first that draws no
 * more than a given amount without looking at those that draw more: a credit that covers nobody costs a few
 * comparisons, however long the queue.
 *
 * <p>
 * A treap (Seidel and Aragon, Randomized Search Trees, Algorithmica 16, 1996) that knows of each subtree the
 * least amount in it. Its priorities are mixed from the places, so that no chance is needed.
 */
final class Overtakers {

    private static final class Node {
        final long place;
        final long priority;
        final long draw;
        final Waiting member;
        long leastDraw;
        @Nullable
        Node left;
        @Nullable
        Node right;

        Node(long place, long draw, Waiting member) {
            this.place = place;
            this.priority = Trace.mix(place);
            this.draw = draw;
            this.member = member;
            this.leastDraw = draw;
        }

        Node reckoned() {
            leastDraw = Math.min(draw, Math.min(least(left), least(right)));
            return this;
        }

        private static long least(@Nullable Node node) {
            return node == null ? Long.MAX_VALUE : node.leastDraw;
        }
    }

    private @Nullable Node root;

    boolean isEmpty() {
        return root == null;
    }

    /** Adds a unit at a place where none is. */
    void add(long place, long draw, Waiting member) {
        root = add(root, new Node(place, draw, member));
    }

    /** Takes away the unit at this place, if there is one. */
    void remove(long place) {
        root = remove(root, place);
    }

    void clear() {
        root = null;
    }

    /** The first unit behind this place that draws no more than this. */
    @Nullable
    Waiting first(long most, long behindPlace) {
        return first(root, most, behindPlace);
    }

    private static @Nullable Waiting first(@Nullable Node node, long most, long behindPlace) {
        if (node == null || node.leastDraw > most) {
            return null;
        }
        if (node.place <= behindPlace) {
            return first(node.right, most, behindPlace);
        }
        Waiting before = first(node.left, most, behindPlace);
        if (before != null) {
            return before;
        }
        return node.draw <= most ? node.member : first(node.right, most, behindPlace);
    }

    private static Node add(@Nullable Node node, Node added) {
        if (node == null) {
            return added;
        }
        if (added.place < node.place) {
            Node left = add(node.left, added);
            node.left = left;
            return left.priority > node.priority ? turnRight(node, left) : node.reckoned();
        }
        Node right = add(node.right, added);
        node.right = right;
        return right.priority > node.priority ? turnLeft(node, right) : node.reckoned();
    }

    private static @Nullable Node remove(@Nullable Node node, long place) {
        if (node == null) {
            return null;
        }
        if (place == node.place) {
            return joined(node.left, node.right);
        }
        if (place < node.place) {
            node.left = remove(node.left, place);
        } else {
            node.right = remove(node.right, place);
        }
        return node.reckoned();
    }

    /** All of the one stand before all of the other. */
    private static @Nullable Node joined(@Nullable Node before, @Nullable Node behind) {
        if (before == null || behind == null) {
            return before == null ? behind : before;
        }
        if (before.priority > behind.priority) {
            before.right = joined(before.right, behind);
            return before.reckoned();
        }
        behind.left = joined(before, behind.left);
        return behind.reckoned();
    }

    private static Node turnRight(Node node, Node left) {
        node.left = left.right;
        left.right = node.reckoned();
        return left.reckoned();
    }

    private static Node turnLeft(Node node, Node right) {
        node.right = right.left;
        right.left = node.reckoned();
        return right.reckoned();
    }
}
