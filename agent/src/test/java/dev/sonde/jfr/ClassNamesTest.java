package dev.sonde.jfr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Names of classes as they are in flame graphs. */
final class ClassNamesTest {

    @Test
    void arraysAreReadable() {
        assertEquals("byte[]", ClassNames.readable("[B"));
        assertEquals("long[][]", ClassNames.readable("[[J"));
        assertEquals("java.lang.String[]", ClassNames.readable("[Ljava.lang.String;"));
        assertEquals("java.lang.String", ClassNames.readable("java.lang.String"));
        assertEquals("a.B$C[]", ClassNames.readable("[La/B$C;"));
    }

    @Test
    void namesAreTheSameInEveryRun() {
        assertEquals("a.Service$$Lambda", Frames.stable("a.Service$$Lambda$14/0x0000000800c03000"));
        assertEquals("a.Service$$Lambda", Frames.stable("a.Service$$Lambda.0x00007f1e50001200"));
        assertEquals("a.Service$$Lambda", Frames.stable("a.Service$$Lambda$31/1234567"));
        assertEquals(
                "java.lang.invoke.LambdaForm$MH", Frames.stable("java.lang.invoke.LambdaForm$MH.0x00007f1e50003400"));
        assertEquals("com.sun.proxy.$Proxy", Frames.stable("com.sun.proxy.$Proxy27"));
        assertEquals("a.Books$Inner", Frames.stable("a.Books$Inner"));
        assertEquals("a.Books2", Frames.stable("a.Books2"));
    }

    @Test
    void accessorsWithoutADollarAreOneToo() {
        assertEquals(
                "jdk.internal.reflect.GeneratedMethodAccessor",
                Frames.stable("jdk.internal.reflect.GeneratedMethodAccessor12"));
    }
}
