package dev.sonde.jfr;

import com.microsoft.jfr.RecordingConfiguration;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes settings as JFR's own configuration files have them. */
final class Jfc {

    private Jfc() {}

    /** Settings by {@code event#setting}, whose names and values hold nothing that XML has a word for. */
    static String text(Map<String, String> settings) {
        Map<String, StringBuilder> byEvent = new LinkedHashMap<>();
        settings.forEach((key, value) -> {
            int sharp = key.indexOf('#');
            byEvent.computeIfAbsent(key.substring(0, sharp), event -> new StringBuilder())
                    .append("<setting name=\"")
                    .append(key.substring(sharp + 1))
                    .append("\">")
                    .append(value)
                    .append("</setting>");
        });
        StringBuilder text =
                new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<configuration version=\"2.0\">");
        byEvent.forEach((event, inner) -> text.append("<event name=\"")
                .append(event)
                .append("\">")
                .append(inner)
                .append("</event>"));
        return text.append("</configuration>").toString();
    }

    /** The same for the library that starts a recording over JMX. */
    static RecordingConfiguration configuration(Map<String, String> settings) {
        return new RecordingConfiguration.JfcFileConfiguration(
                new ByteArrayInputStream(text(settings).getBytes(StandardCharsets.UTF_8)));
    }
}
