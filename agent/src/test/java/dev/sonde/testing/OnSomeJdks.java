package dev.sonde.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.support.ParameterDeclarations;

/**
 * A test with one parameter, a {@link Jdk}, that runs on the oldest and the newest, and on one between, which is another
 * for each test: so every JDK bears a share of all, in little more than half the time. On each of them with
 * {@code -Dsonde.jdks=all}.
 */
@ParameterizedTest(name = "{0}")
@ArgumentsSource(OnSomeJdks.Choice.class)
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface OnSomeJdks {

    /** The JDKs of the test that is about to run. */
    final class Choice implements ArgumentsProvider {
        @Override
        public Stream<Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
            return Jdks.some(context.getRequiredTestMethod().toGenericString()).stream()
                    .map(Arguments::of);
        }
    }
}
