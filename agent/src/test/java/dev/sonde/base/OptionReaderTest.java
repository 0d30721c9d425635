package dev.sonde.base;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OptionReaderTest {

    private final OptionReader reader = new OptionReader();

    @Test
    void nothingSaidMeansDefaultsAndNoComplaint() {
        Options options = reader.read(null, new Properties(), Map.of());
        assertEquals("9808", options.text(Options.PORT));
        assertTrue(options.isOn(Options.CPU));
        assertEquals(200, options.count(Options.ENDPOINTS));
        assertEquals(14, options.seconds(Options.BUCKETS).length);
        assertEquals(List.of(), options.names(Options.PROBES_OFF));
        assertEquals(List.of(), options.chosen());
        assertEquals(List.of(), reader.complaints());
    }

    @Test
    void theArgumentBeatsThePropertyWhichBeatsTheEnvironmentWhichBeatsTheFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("sonde.properties"), "port=4\nhost=file.example\napplication=of file\ncpu=false\n");
        Properties properties = properties("sonde.port", "2", "sonde.host", "property.example");
        Map<String, String> environment =
                Map.of("SONDE_PORT", "3", "SONDE_HOST", "variable.example", "SONDE_APPLICATION", "of variable");
        Options options = reader.read("port=1,config=" + file, properties, environment);
        assertEquals("1", options.text(Options.PORT));
        assertEquals("property.example", options.text(Options.HOST));
        assertEquals("of variable", options.text(Options.APPLICATION));
        assertFalse(options.isOn(Options.CPU));
        assertEquals(
                List.of(
                        "config=" + file + " (argument)",
                        "application=of variable (environment)",
                        "host=property.example (property)",
                        "port=1 (argument)",
                        "cpu=false (file)"),
                options.chosen());
        assertEquals(List.of(), reader.complaints());
    }

    @ParameterizedTest
    @CsvSource({
        "port=98o8, 9808",
        "port=70000, 9808",
        "port=9818-9808, 9808",
        "port=, 9808",
        "names=otel, micrometer",
        "cpu=yes, true",
        "endpoints=0, 200",
        "endpoints=many, 200",
        "host=http://here/, 127.0.0.1",
        "buckets=1:0.5, 0.005:0.01:0.025:0.05:0.075:0.1:0.25:0.5:0.75:1:2.5:5:7.5:10",
        "buckets=-1:2, 0.005:0.01:0.025:0.05:0.075:0.1:0.25:0.5:0.75:1:2.5:5:7.5:10",
        "buckets=NaN, 0.005:0.01:0.025:0.05:0.075:0.1:0.25:0.5:0.75:1:2.5:5:7.5:10",
    })
    void anUnfitValueKeepsTheDefaultAndIsComplainedOfInOneLine(String argument, String kept) {
        Options options = reader.read(argument, new Properties(), Map.of());
        Option option = Options.named(argument.substring(0, argument.indexOf('=')));
        assertEquals(kept, options.text(option));
        assertEquals(1, reader.complaints().size());
        String complaint = reader.complaints().get(0);
        assertTrue(complaint.startsWith(argument + " (argument) is ignored: it takes "), complaint);
        assertTrue(complaint.contains(option.kind.words), complaint);
    }

    @Test
    void anUnknownKeyIsAnsweredWithTheNearestKnownOne() {
        reader.read("prot=1", properties("sonde.aplication", "x"), Map.of());
        assertEquals(2, reader.complaints().size());
        assertTrue(reader.complaints().get(0).contains("unknown option `prot` (argument)"));
        assertTrue(reader.complaints().get(0).contains("`port`"));
        assertTrue(reader.complaints().get(1).contains("`application`"));
    }

    @Test
    void aWordWithoutAValueIsComplainedOf() {
        reader.read("9808", new Properties(), Map.of());
        assertEquals(List.of("argument `9808` is not of the form name=value: ignored"), reader.complaints());
    }

    @Test
    void aFileThatIsNotThereIsComplainedOfAndTheRestHolds() {
        Options options = reader.read("config=/no/such/file,port=7", new Properties(), Map.of());
        assertEquals("7", options.text(Options.PORT));
        assertEquals(1, reader.complaints().size());
        assertTrue(reader.complaints().get(0).startsWith("config=/no/such/file cannot be read"));
    }

    @Test
    void variablesOfOtherProgramsAreNobodysBusiness() {
        reader.read("", new Properties(), Map.of("SONDE_SERVICE_HOST", "10.0.0.1", "SONDE_HOME", "/opt"));
        assertEquals(List.of(), reader.complaints());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "65535", "9808-9818", "9808-9808"})
    void portsAndRangesOfPortsAreRead(String text) {
        PortRange ports =
                reader.read("port=" + text, new Properties(), Map.of()).ports(Options.PORT);
        assertTrue(ports.first <= ports.last);
        assertEquals(List.of(), reader.complaints());
    }

    @Test
    void listsAreSeparatedByColons() {
        Options options = reader.read("buckets=0.1:1,probes-off=jetty:: jersey", new Properties(), Map.of());
        assertArrayEquals(new double[] {0.1, 1}, options.seconds(Options.BUCKETS));
        assertEquals(List.of("jetty", "jersey"), options.names(Options.PROBES_OFF));
    }

    @Test
    void everyOptionHasOneNameInEachPlaceAndADefaultThatItAccepts() {
        assertEquals(
                Options.ALL.size(),
                Options.ALL.stream().map(option -> option.variable()).distinct().count());
        for (Option option : Options.ALL) {
            assertTrue(option.defaultValue.isEmpty() || option.kind.accepts(option.defaultValue), option.key);
            assertTrue(option.variable().matches("SONDE_[A-Z_]+"), option.variable());
            assertFalse(option.help.isEmpty());
        }
    }

    private static Properties properties(String... pairs) {
        Properties properties = new Properties();
        for (int i = 0; i < pairs.length; i += 2) {
            properties.setProperty(pairs[i], pairs[i + 1]);
        }
        return properties;
    }
}
