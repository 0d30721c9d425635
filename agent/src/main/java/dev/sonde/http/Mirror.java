package dev.sonde.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a type that stands for one of a server's or framework's: it declares the few members that advice uses, and
 * weaving puts the real type's name in its place. A member must be visible from the class that is woven.
 *
 * <p>So a probe needs no class of what it weaves, one source serves {@code javax} and {@code jakarta}, Pekko and Akka,
 * and the weaver can check before it touches a class that the members are there in the version at hand.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Mirror {
    /** Binary name of the real type; a servlet type by its {@code javax} name, one of Akka's by that of Pekko's. */
    String value();
}
