package dev.sonde.jfr;

/** Makes names of classes readable: {@code [[B} is {@code byte[][]}. */
public final class ClassNames {

    private static final String CODES = "ZBCSIJFD";
    private static final String[] PRIMITIVES = {"boolean", "byte", "char", "short", "int", "long", "float", "double"};

    private ClassNames() {}

    public static String readable(String name) {
        int dimensions = 0;
        while (dimensions < name.length() && name.charAt(dimensions) == '[') {
            dimensions++;
        }
        if (dimensions == 0) {
            return Frames.stable(name);
        }
        StringBuilder readable = new StringBuilder(element(name.substring(dimensions)));
        for (int i = 0; i < dimensions; i++) {
            readable.append("[]");
        }
        return readable.toString();
    }

    private static String element(String code) {
        if (code.length() == 1 && CODES.contains(code)) {
            return PRIMITIVES[CODES.indexOf(code)];
        }
        boolean isType = code.startsWith("L") && code.endsWith(";");
        return Frames.stable(isType ? code.substring(1, code.length() - 1) : code);
    }
}
