package dev.sonde.boot;

import java.util.List;
import java.util.Map;

/**
 * What code woven into servers calls to tell headers of a request: of those only that options name, one after the
 * other, before the request closes. Nothing is asked for, as nearly always, and nothing is read.
 */
public final class Headers {

    private Headers() {}

    /** The next header of an open request that is wanted, or null if there is none more. */
    public static String ofRequest(Object request) {
        return request == null ? null : Requests.recorder().ask(request, false);
    }

    /** The next header of its answer that is wanted, or null if there is none more. */
    public static String ofAnswer(Object request) {
        return request == null ? null : Requests.recorder().ask(request, true);
    }

    /** Tells all that is wanted, by maps that know each header whatever its case is. */
    public static void tellAll(Object request, Map<String, List<String>> own, Map<String, List<String>> ofAnswer) {
        for (String name = ofRequest(request); name != null; name = ofRequest(request)) {
            tell(request, first(own.get(name)));
        }
        for (String name = ofAnswer(request); name != null; name = ofAnswer(request)) {
            tell(request, first(ofAnswer.get(name)));
        }
    }

    /** Tells what is wanted of the request's own headers, by all that there are, entries of a name and a value each. */
    public static void tellOfRequest(Object request, Iterable<?> own) {
        for (String name = ofRequest(request); name != null; name = ofRequest(request)) {
            tell(request, first(own, name));
        }
    }

    /** The same of its answer's. */
    public static void tellOfAnswer(Object request, Iterable<?> ofAnswer) {
        for (String name = ofAnswer(request); name != null; name = ofAnswer(request)) {
            tell(request, first(ofAnswer, name));
        }
    }

    private static String first(Iterable<?> headers, String name) {
        for (Object each : headers) {
            Map.Entry<?, ?> header = (Map.Entry<?, ?>) each;
            if (name.equalsIgnoreCase(String.valueOf(header.getKey()))) {
                return String.valueOf(header.getValue());
            }
        }
        return null;
    }

    private static String first(List<String> values) {
        return values == null || values.isEmpty() ? null : values.get(0);
    }

    /** The value of the header that was asked for last, null if there is none. */
    public static void tell(Object request, String value) {
        Requests.recorder().tell(request, value);
    }
}
