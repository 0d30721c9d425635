package dev.sonde.http;

import dev.sonde.base.HeaderLabel;
import dev.sonde.base.Options;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The headers that are asked of each request, and what becomes of their values: the label values of a request are one
 * number, its variant, of which 0 has the default of each label. Immutable.
 */
final class Details {

    static final Details NONE = new Details(Options.defaults(), null);

    /** Whether servers are asked for the sizes of bodies and when answers begin. */
    final boolean areBodiesWanted;

    private final String[] headers;
    private final int ofRequest;
    private final HeaderLabel[] labels;
    private final int[] weights;
    private final Queueing queueing;

    /** @param queueing null if nobody wants to know of it */
    Details(Options options, Queueing queueing) {
        this.queueing = queueing;
        areBodiesWanted = options.isOn(Options.BODIES);
        List<String> asked = new ArrayList<>();
        List<HeaderLabel> ofLabels = new ArrayList<>(options.headerLabels(Options.REQUEST_LABELS));
        ofLabels.forEach(label -> asked.add(label.header));
        for (String header : queueing == null ? new ArrayList<String>() : options.names(Options.QUEUE_HEADERS)) {
            asked.add(header);
            ofLabels.add(null);
        }
        ofRequest = asked.size();
        for (HeaderLabel label : options.headerLabels(Options.ANSWER_LABELS)) {
            asked.add(label.header);
            ofLabels.add(label);
        }
        headers = asked.toArray(new String[0]);
        labels = ofLabels.toArray(new HeaderLabel[0]);
        weights = new int[labels.length];
        int weight = 1;
        for (int i = 0; i < labels.length; i++) {
            weights[i] = weight;
            weight *= labels[i] == null ? 1 : labels[i].values.size();
        }
    }

    /** Whether nothing is asked. */
    boolean areNone() {
        return headers.length == 0 && !areBodiesWanted;
    }

    /** The first header that is asked of the answer, by its number; all before it are of the request. */
    int firstOfAnswer() {
        return ofRequest;
    }

    /** The header of that number, null if there is none. */
    String header(int number, boolean ofAnswer) {
        return number < (ofAnswer ? headers.length : ofRequest) ? headers[number] : null;
    }

    /** Takes the value of a header of a request, null if it has none. */
    void take(ToldRequest request, int number, String value) {
        if (labels[number] != null) {
            request.variant += weights[number] * labels[number].indexOf(value);
        } else if (value != null && !request.isQueueingKnown) {
            request.isQueueingKnown = true;
            request.queuedNanos = Queueing.nanos(value, request.startNanos);
        }
    }

    /** Counts how long a request was under way before. */
    void book(ToldRequest request) {
        queueing.count(request.queuedNanos);
    }

    /** The names of the labels. */
    List<String> labelNames() {
        List<String> names = new ArrayList<>();
        for (HeaderLabel label : labels) {
            if (label != null) {
                names.add(label.name);
            }
        }
        return names;
    }

    /** These values, with those of a variant's labels behind them. */
    String[] with(int variant, String... values) {
        if (labels.length == 0) {
            return values;
        }
        List<String> all = new ArrayList<>(Arrays.asList(values));
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] != null) {
                all.add(labels[i].values.get(variant / weights[i] % labels[i].values.size()));
            }
        }
        return all.toArray(new String[0]);
    }
}
