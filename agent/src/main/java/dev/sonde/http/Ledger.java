package dev.sonde.http;

import dev.sonde.base.Failures;
import dev.sonde.base.RequestLog;
import dev.sonde.boot.Lane;
import dev.sonde.boot.Routes;
import dev.sonde.metrics.TracedDurations;

/**
 * Keeps the account of all requests: opens and closes them, has their legs metered, and books what they cost at
 * their endpoint.
 *
 * <p>Called by woven code on the service's threads: takes no lock and, beyond the request token, allocates nothing once
 * an endpoint and its usual durations are known.
 */
public final class Ledger extends AskedRequests {

    private static final int CLIENT_LEFT = 499; // no standard status: the one that nginx made common

    private final Endpoints endpoints;
    private final LegMeter meter;
    private final Failures failures;
    private final boolean wantsTraces;
    private final Templates templates = new Templates();
    private volatile RequestLog log;

    /** @param wantsTraces whether to ask for the trace of a request now and then */
    Ledger(Endpoints endpoints, LegMeter meter, Failures failures, boolean wantsTraces) {
        this(endpoints, meter, failures, wantsTraces, null);
    }

    /** @param details what else is asked of each request, null for nothing */
    Ledger(Endpoints endpoints, LegMeter meter, Failures failures, boolean wantsTraces, Details details) {
        super(meter.carriers(), details);
        this.wantsTraces = wantsTraces;
        this.endpoints = endpoints;
        this.meter = meter;
        this.failures = failures;
    }

    Endpoints endpoints() {
        return endpoints;
    }

    /** Tells it of each request from now on, nobody if null. */
    void tell(RequestLog whom) {
        log = whom;
    }

    @Override
    protected boolean asksForPaths() {
        return endpoints.wantsPaths();
    }

    @Override
    protected Object begin(String method, String path) {
        Lane lane = Lane.current();
        if (lane.request != null || lane.agents) {
            return null;
        }
        Endpoint first = endpoints.first(Methods.known(method), path);
        OpenRequest request = open(first, System.nanoTime(), endpoints.areGuessed() ? path : null);
        meter.begin(lane, request, request.startNanos);
        return request;
    }

    @Override
    protected Object takeUp(Object token) {
        Lane lane = Lane.current();
        if (!(token instanceof OpenRequest) || lane.request != null) {
            return null;
        }
        meter.begin(lane, (OpenRequest) token, System.nanoTime());
        return token;
    }

    @Override
    protected void letGo(Object token) {
        Lane lane = Lane.current();
        if (lane.request != token || !isOwn(token)) {
            return;
        }
        meter.end(lane, (OpenRequest) token);
        meter.note(lane, (OpenRequest) token, System.nanoTime());
    }

    @Override
    protected Object end(Object token, int status) {
        if (!isOwn(token)) {
            return null;
        }
        OpenRequest request = (OpenRequest) token;
        Lane lane = Lane.current();
        boolean isHere = lane.request == request;
        if (isHere) {
            meter.end(lane, request);
        }
        long now = System.nanoTime();
        Object wish = book(request, status, now);
        // Last, since only a request that is closed knows for certain where it is counted.
        if (isHere) {
            meter.note(lane, request, now);
        }
        return wish;
    }

    @Override
    protected void traced(Object wish, String traceparent) {
        if (wish instanceof TracedDurations.Wish) {
            ((TracedDurations.Wish) wish).grant(traceparent, System.currentTimeMillis());
        }
    }

    @Override
    protected void lost(Object token) {
        if (token instanceof OpenRequest) {
            ((OpenRequest) token).lost();
        }
    }

    @Override
    protected void answer(Object token, int status) {
        ((OpenRequest) token).answer = (short) status;
    }

    @Override
    protected Object finish(Object token, int status) {
        return isOwn(token) ? book((OpenRequest) token, status, System.nanoTime()) : null;
    }

    @Override
    protected void name(Object token, int rank, String prefix, String middle, String template) {
        OpenRequest request = unnamed(token, rank);
        Endpoint known = request == null ? null : request.endpoint();
        if (known != null) {
            request.name(rank, endpoints.find(known.method, prefix, middle, template));
        }
    }

    @Override
    protected void nameWithin(int rank, String template) {
        OpenRequest request = unnamed(Lane.current().request, rank);
        Endpoint known = request == null ? null : request.endpoint();
        if (known != null) {
            request.name(rank, endpoints.find(known.method, known.mount, "", template));
        }
    }

    @Override
    protected void matched(Object token, int before, int after, String literal) {
        OpenRequest request = unnamed(token, Routes.ROUTER);
        if (request != null) {
            String route = request.trail().add(before, after, literal, templates);
            if (after == 0 || !literal.equals("/")) {
                name(token, Routes.ROUTER, after == 0 ? "" : route, "", after == 0 ? route : "/*");
            }
        }
    }

    @Override
    protected String join(String head, String tail) {
        return templates.join(head, tail);
    }

    @Override
    protected void note(Object route, String template) {
        templates.note(route, template);
    }

    @Override
    protected String noted(Object route) {
        return templates.noted(route);
    }

    @Override
    protected void threw(Object token, Throwable thrown) {
        if (token instanceof OpenRequest) {
            ((OpenRequest) token).threw(thrown);
        }
    }

    @Override
    protected void failedAs(Object token, String what) {
        if (token instanceof OpenRequest) {
            ((OpenRequest) token).failedAs(what);
        }
    }

    @Override
    protected void failed(Throwable failure) {
        failures.report("woven code", failure);
    }

    private Object book(OpenRequest request, int seen, long now) {
        Endpoint endpoint = request.endpoint();
        int status = request.isClientGone() ? CLIENT_LEFT : request.answer == 0 ? seen : request.answer;
        Endpoint bill = endpoint == null ? null : endpoints.admit(endpoint, status, request);
        if (bill == null || !request.close(bill)) {
            return null;
        }
        long nanos = now - request.startNanos;
        Series series = bill.series(status, request.exception);
        int bucket = series.record(nanos, now);
        RequestLog told = log;
        if (told != null) {
            told.closed(bill.served, status, nanos, request.cpuNanos(), request.allocatedBytes());
        }
        request.settleAt(bill);
        request.bookDetails(bill, endpoints);
        return wantsTraces ? series.wish(bucket, nanos, now) : null;
    }

    /** The request if a name of that rank is better than what it has, else null. */
    private static OpenRequest unnamed(Object token, int rank) {
        return token instanceof OpenRequest && ((OpenRequest) token).wants(rank) ? (OpenRequest) token : null;
    }

    // A request that was under way when a former agent was detached ends in code that was woven for that one.
    private static boolean isOwn(Object token) {
        if (token instanceof OpenRequest) {
            return true;
        }
        Lane lane = Lane.current();
        if (lane.request == token) {
            lane.request = null;
        }
        return false;
    }
}
