package dev.sonde.linux;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** A line of {@code mountinfo} that shows a hierarchy of cgroups, or a part of one, in the file system. */
final class CgroupMount {

    private static final String SEPARATOR = " - ";

    private final boolean unified;
    private final List<String> options;
    private final String root;
    private final String point;

    private CgroupMount(boolean unified, List<String> options, String root, String point) {
        this.unified = unified;
        this.options = options;
        this.root = root;
        this.point = point;
    }

    /** Null if the line is not about cgroups. */
    static CgroupMount parse(String line) {
        int middle = line.indexOf(SEPARATOR);
        if (middle < 0) {
            return null;
        }
        String[] where = line.substring(0, middle).split(" ");
        String[] what = line.substring(middle + SEPARATOR.length()).split(" ", -1);
        boolean unified = what[0].equals("cgroup2");
        if (where.length < 5 || !(unified || what[0].equals("cgroup"))) {
            return null;
        }
        List<String> options =
                what.length > 2 ? Arrays.asList(what[2].trim().split(",")) : Collections.<String>emptyList();
        return new CgroupMount(unified, options, unescaped(where[3]), unescaped(where[4]));
    }

    boolean isUnified() {
        return unified;
    }

    /** Whether it shows this controller of v1, or v2 if the controller is empty. */
    boolean shows(String controller) {
        return controller.isEmpty() ? unified : !unified && options.contains(controller);
    }

    String point() {
        return point;
    }

    /** The folder of a cgroup, null if this part of the hierarchy does not have it. */
    String folder(String cgroup) {
        String path = cgroup.equals("/") ? "" : cgroup;
        String top = root.equals("/") ? "" : root;
        if (!(path + '/').startsWith(top + '/')) {
            return null;
        }
        String below = path.substring(top.length());
        // A cgroup outside of the namespace's root, such as /../other, must not lead out of the mount.
        return (below + '/').contains("/../") ? null : point + below;
    }

    /** Blanks and the like are written as three octal digits. */
    private static String unescaped(String field) {
        StringBuilder text = new StringBuilder(field.length());
        for (int i = 0; i < field.length(); i++) {
            if (field.startsWith("\\", i) && i + 3 < field.length() && isOctal(field.substring(i + 1, i + 4))) {
                text.append((char) Integer.parseInt(field.substring(i + 1, i + 4), 8));
                i += 3;
            } else {
                text.append(field.charAt(i));
            }
        }
        return text.toString();
    }

    private static boolean isOctal(String digits) {
        return digits.matches("[0-7]{3}");
    }
}
