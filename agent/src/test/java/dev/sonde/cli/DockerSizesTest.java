package dev.sonde.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expected texts are what docker's own library for units writes. */
final class DockerSizesTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0B",
        "1, 1B",
        "1023, 1023B",
        "1024, 1KiB",
        "1048576, 1MiB",
        "57786368, 55.11MiB",
        "824634, 805.3KiB",
        "2332922368, 2.173GiB",
        "25276506112, 23.54GiB",
        "1072693248, 1023MiB",
        "1126999418470, 1.025TiB",
        "NaN, --"
    })
    void memoryIsInPowersOf1024WithFourDigits(double bytes, String text) {
        assertEquals(text, DockerSizes.memory(bytes));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0B",
        "126, 126B",
        "1050, 1.05kB",
        "12288, 12.3kB",
        "796000, 796kB",
        "12300000, 12.3MB",
        "874355883, 874MB",
        "999900, 1e+03kB",
        "1000000000, 1GB",
        "NaN, --"
    })
    void transfersAreInPowersOf1000WithThreeDigits(double bytes, String text) {
        assertEquals(text, DockerSizes.transferred(bytes));
    }

    @ParameterizedTest
    @CsvSource({"0, 0.00%", "0.004, 0.00%", "12.345, 12.35%", "199.987, 199.99%", "NaN, --"})
    void percentagesHaveTwoDecimals(double percent, String text) {
        assertEquals(text, DockerSizes.percent(percent));
    }
}
