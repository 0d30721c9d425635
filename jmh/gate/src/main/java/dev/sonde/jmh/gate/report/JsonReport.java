package dev.sonde.jmh.gate.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sonde.jmh.gate.compare.Compared;
import dev.sonde.jmh.gate.compare.Judged;
import dev.sonde.jmh.gate.compare.Report;
import dev.sonde.jmh.gate.compare.ShareChange;
import dev.sonde.jmh.gate.results.BenchmarkKey;
import dev.sonde.jmh.gate.statistics.Series;
import java.util.List;
import java.util.Locale;

/** A report as JSON, for programs; {@code version} changes when a field does. */
public final class JsonReport {
    private static final int VERSION = 1;
    private static final JsonMapper MAPPER = new JsonMapper();

    private JsonReport() {}

    /** Returns the text. What is no finite number is null. */
    public static String of(Report report) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("version", VERSION)
                .put("outcome", report.outcome().name().toLowerCase(Locale.ROOT))
                .put("exitCode", report.outcome().exitCode)
                .put("before", report.before())
                .put("after", report.after())
                .put("refusal", report.refusal())
                .put("minimumEffect", report.policy().minimumEffect())
                .put("falseAlarmRate", report.policy().falseAlarmRate())
                .put("correction", report.policy().correction().name().toLowerCase(Locale.ROOT));
        ObjectNode environment = root.putObject("environment");
        report.environment().forEach(environment::put);
        ArrayNode benchmarks = root.putArray("benchmarks");
        report.benchmarks().forEach(each -> benchmarks.add(benchmark(each)));
        keys(root.putArray("onlyBefore"), report.onlyBefore());
        keys(root.putArray("onlyAfter"), report.onlyAfter());
        ArrayNode notes = root.putArray("notes");
        report.notes().forEach(notes::add);
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + '\n';
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectNode benchmark(Compared compared) {
        ObjectNode node = key(compared.key());
        ArrayNode metrics = node.putArray("metrics");
        compared.metrics().forEach(each -> metrics.add(metric(each)));
        ArrayNode methods = node.putArray("methods");
        for (ShareChange change : compared.methods()) {
            methods.addObject()
                    .put("of", change.of())
                    .put("method", change.method())
                    .put("before", change.before())
                    .put("after", change.after());
        }
        return node;
    }

    private static ObjectNode metric(Judged judged) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("metric", judged.before().metric())
                .put("unit", judged.before().unit())
                .put("decides", judged.decides())
                .put("verdict", judged.judgement().verdict().name().toLowerCase(Locale.ROOT))
                .put("ratio", finite(judged.judgement().ratio()))
                .put("low", finite(judged.judgement().interval().low()))
                .put("high", finite(judged.judgement().interval().high()))
                .put("confidence", judged.judgement().interval().confidence())
                .put("minimumEffect", judged.reading().minimumEffect())
                .put("smallestEffectSeen", finite(judged.judgement().smallestEffectSeen()))
                .put("forksWanted", judged.judgement().forksWanted())
                .put("pValue", finite(judged.judgement().pValue()));
        values(node.putArray("before"), judged.before().series());
        values(node.putArray("after"), judged.after().series());
        ArrayNode remarks = node.putArray("remarks");
        Verdicts.remarks(judged).forEach(remarks::add);
        return node;
    }

    private static Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    private static void values(ArrayNode node, Series series) {
        for (double[] fork : series.forks()) {
            ArrayNode values = node.addArray();
            for (double value : fork) {
                values.add(value);
            }
        }
    }

    private static void keys(ArrayNode node, List<BenchmarkKey> keys) {
        keys.forEach(each -> node.add(key(each)));
    }

    private static ObjectNode key(BenchmarkKey key) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("benchmark", key.name()).put("mode", key.mode()).put("threads", key.threads());
        ObjectNode parameters = node.putObject("params");
        key.parameters().forEach(parameters::put);
        return node;
    }
}
