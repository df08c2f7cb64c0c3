package org.steelyard.config;

/**
 * One thing in a configuration that is not as it must be.
 *
 * @param file the file as it was named
 * @param line from 1
 * @param path the key's path, such as {@code participants[2].bic}; empty for the file as a whole
 * @param found what stands there
 * @param allowed what may stand there
 */
public record Problem(String file, int line, String path, String found, String allowed) {

    /** One line for a person: place, what was found, what is allowed. */
    @Override
    public String toString() {
        String where = path.isEmpty() ? "" : " " + path + ":";
        return file + ":" + line + ":" + where + " found " + found + "; allowed: " + allowed;
    }
}
