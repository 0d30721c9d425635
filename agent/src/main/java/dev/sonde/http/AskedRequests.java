package dev.sonde.http;

/** Open requests that are asked for more than their method and status, where options want to know it. */
abstract class AskedRequests extends ParkedRequests {

    // Null where nothing is asked.
    private final Details details;

    AskedRequests(Carriers carriers, Details details) {
        super(carriers);
        this.details = details;
    }

    /**
     * A request that is asked what is to be known.
     *
     * @param path null unless its endpoint may be guessed by it
     */
    OpenRequest open(Endpoint unnamed, long startNanos, String path) {
        if (details == null && path == null) {
            return new OpenRequest(unnamed, startNanos);
        }
        return new ToldRequest(unnamed, startNanos, details == null ? Details.NONE : details, path);
    }

    @Override
    protected String ask(Object token, boolean ofAnswer) {
        return token instanceof ToldRequest ? ((ToldRequest) token).ask(ofAnswer) : null;
    }

    @Override
    protected void tell(Object token, String value) {
        if (token instanceof ToldRequest) {
            ((ToldRequest) token).tell(value);
        }
    }

    @Override
    protected boolean asksForBodies() {
        return details != null && details.areBodiesWanted;
    }

    @Override
    protected void begins(Object token) {
        if (token instanceof ToldRequest) {
            ((ToldRequest) token).begins(System.nanoTime());
        }
    }

    @Override
    protected void moved(Object token, long received, long sent) {
        if (token instanceof ToldRequest) {
            ((ToldRequest) token).moved(received, sent);
        }
    }
}
