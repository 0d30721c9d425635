package dev.sonde.http;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** One method of one class, by exact names, and the advice to weave into it. */
public final class Weave {

    /** Binary name of the class. */
    public final String type;

    /** Name of the method, {@code <init>} for a constructor. */
    public final String method;
    /** Simple names of the parameters' types. */
    public final List<String> parameters;
    /** Advice classes, the first of which links against the class at hand is woven. */
    public final List<Class<?>> advice;
    /** Whether some versions do without the method. */
    public final boolean optional;
    /** A class without which it is a namesake of another server, which is left as it is without a word; or empty. */
    public final String neighbour;

    private Weave(String type, String method, List<String> parameters) {
        this.type = type;
        this.method = method;
        this.parameters = parameters;
        this.advice = Collections.emptyList();
        this.optional = false;
        this.neighbour = "";
    }

    private Weave(Weave other, List<Class<?>> advice, boolean optional, String neighbour) {
        this.type = other.type;
        this.method = other.method;
        this.parameters = other.parameters;
        this.advice = advice;
        this.optional = optional;
        this.neighbour = neighbour;
    }

    /** Weaves the method with these parameters; types are told by their simple names. */
    public static Weave into(String type, String method, String... parameters) {
        return new Weave(type, method, Arrays.asList(parameters));
    }

    /** Advice to weave, best first: further ones are for versions that lack a member the earlier ones call. */
    public Weave with(Class<?>... adviceClasses) {
        return new Weave(this, Arrays.asList(adviceClasses), optional, neighbour);
    }

    /** The same where the method is there, and nothing where it is not: other versions have it elsewhere. */
    public Weave ifThere() {
        return new Weave(this, advice, true, neighbour);
    }

    /** The same where that class is there, too: other servers have classes of the same name. */
    public Weave beside(String otherType) {
        return new Weave(this, advice, optional, otherType);
    }

    @Override
    public String toString() {
        return type + '.' + method;
    }
}
