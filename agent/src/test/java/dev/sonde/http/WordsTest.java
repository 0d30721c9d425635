package dev.sonde.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import net.bytebuddy.ByteBuddy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The words of labels: methods, outcomes, exceptions. */
final class WordsTest {

    @ParameterizedTest
    @CsvSource({
        "-1, UNKNOWN, UNKNOWN, UNKNOWN",
        "0, UNKNOWN, UNKNOWN, UNKNOWN",
        "1, UNKNOWN, 0xx, 1",
        "99, UNKNOWN, 0xx, 99",
        "100, INFORMATIONAL, 1xx, 100",
        "204, SUCCESS, 2xx, 204",
        "302, REDIRECTION, 3xx, 302",
        "499, CLIENT_ERROR, 4xx, 499",
        "599, SERVER_ERROR, 5xx, 599",
        "600, UNKNOWN, 6xx, 600",
    })
    void aStatusHasTheWordsOfItsHundred(int status, String outcome, String group, String word) {
        assertEquals(outcome, Outcome.of(status));
        assertEquals(group, Outcome.group(status));
        assertEquals(word, Outcome.status(status));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "DELETE", "HEAD", "PATCH", "OPTIONS", "TRACE", "CONNECT"})
    void aMethodOfTheStandardIsOneConstant(String method) {
        assertSame(method.intern(), Methods.known(new String(method)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "get", "GETS", "PROPFIND", "\u0000"})
    void allOtherMethodsAreOne(String method) {
        assertEquals("UNKNOWN", Methods.known(method));
        assertEquals("UNKNOWN", Methods.known(null));
    }

    @Test
    void whatWasThrownIsBelowTheWrappersOfServersAndReflection() throws ReflectiveOperationException {
        Exception inner = new IOException();
        assertSame(inner, Thrown.inner(new InvocationTargetException(inner)));
        for (String wrapper : new String[] {
            "javax.servlet.ServletException",
            "jakarta.servlet.ServletException",
            "org.springframework.web.util.NestedServletException"
        }) {
            assertSame(inner, Thrown.inner(named(wrapper, inner)), wrapper);
        }
        Exception outer = new IllegalStateException(inner);
        assertSame(outer, Thrown.inner(outer));
        Exception empty = new InvocationTargetException(null);
        assertSame(empty, Thrown.inner(empty));
    }

    @Test
    void wrappersAreOpenedEightDeep() {
        Exception inner = new IOException();
        Throwable seven = inner;
        for (int i = 0; i < 8; i++) {
            seven = new InvocationTargetException(seven);
        }
        assertSame(inner, Thrown.inner(seven));
        assertSame(
                InvocationTargetException.class,
                Thrown.inner(new InvocationTargetException(seven)).getClass());
    }

    @Test
    void anExceptionWithoutASimpleNameHasItsWhole() {
        assertEquals("IOException", Thrown.name(new IOException()));
        Throwable nameless = new RuntimeException() {};
        assertEquals(nameless.getClass().getName(), Thrown.name(nameless));
    }

    private static Exception named(String name, Throwable cause) throws ReflectiveOperationException {
        return new ByteBuddy()
                .subclass(Exception.class)
                .name(name)
                .make()
                .load(WordsTest.class.getClassLoader())
                .getLoaded()
                .getConstructor(Throwable.class)
                .newInstance(cause);
    }
}
