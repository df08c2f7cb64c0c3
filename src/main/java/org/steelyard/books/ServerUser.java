package org.steelyard.books;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * As whom PostgreSQL runs. It refuses root, since a hole in it would be a hole in the machine; so where we
 * are root, its programs run with no rights beyond the owner's of their files.
 */
enum ServerUser {

    /** As the one who runs us, who is not root. */
    OURSELVES(""),
    /** In a user namespace of its own, where root is nobody, and owns the files all the same. */
    NOBODY_IN_NAMESPACE("unshare -U"),
    /** As the user nobody, to whom the files are given. */
    NOBODY("setpriv --reuid=65534 --regid=65534 --clear-groups");

    private static final int NOBODY_ID = 65534;

    /** What stands before a command, in words with blanks between. */
    private final String prefix;

    ServerUser(String prefix) {
        this.prefix = prefix;
    }

    /** The one for this folder, which must exist. */
    static ServerUser of(Path folder) {
        if (!isRoots(folder)) {
            return OURSELVES;
        }
        return Commands.succeeds(List.of("unshare", "-U", "true")) ? NOBODY_IN_NAMESPACE : NOBODY;
    }

    /** The command as this user runs it. */
    List<String> command(List<String> command) {
        if (prefix.isEmpty()) {
            return command;
        }
        List<String> all = new ArrayList<>(List.of(prefix.split(" ")));
        all.addAll(command);
        return all;
    }

    /**
     * Gives a folder and all in it to this user.
     *
     * @throws BooksException if the user could not even reach it
     */
    void own(Path folder) {
        if (this != NOBODY) {
            return;
        }
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path each : walk.toList()) {
                Files.setAttribute(each, "unix:uid", NOBODY_ID, LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(each, "unix:gid", NOBODY_ID, LinkOption.NOFOLLOW_LINKS);
            }
        } catch (IOException failed) {
            throw new BooksException(folder + " cannot be given to the user nobody: " + failed, failed);
        }
        if (!Commands.succeeds(command(List.of("test", "-w", folder.toString())))) {
            throw new BooksException("PostgreSQL does not run as root, and the user nobody cannot reach "
                    + folder + ": start Steelyard as another user, or keep its data where all may pass");
        }
    }

    private static boolean isRoots(Path folder) {
        try {
            Path probe = Files.createTempFile(folder, "whose", "");
            Object owner = Files.getAttribute(probe, "unix:uid");
            Files.delete(probe);
            return owner.equals(0);
        } catch (IOException failed) {
            throw new BooksException(folder + " cannot be written: " + failed, failed);
        }
    }
}
