package dev.sonde.http.routes;

/** The calls of a shop whose resource answers in every way a method of a resource can, whatever serves it. */
final class JaxrsShop {
    private JaxrsShop() {}

    /** Calls the one that is found at a path, which is a prefix of all its templates. */
    static void call(RouteContract calls, String at) {
        calls.get(at + "/", at + "/ 200");
        calls.get(at + "/orders/7", at + "/orders/{id} 200");
        calls.get(at + "/orders/8", at + "/orders/{id} 200");
        calls.send("POST", at + "/orders/7/lines/3", at + "/orders/{id}/lines/{line:[0-9]+} 201");
        calls.get(at + "/customers/7", at + "/customers/{id} 200");
        calls.get(at + "/customers/7/address/home", at + "/customers/{id}/address/{kind} 200");
        calls.get(at + "/archive/address/home", at + "/archive/address/{kind} 200");
        calls.get(at + "/mapped", at + "/mapped 409 Conflict");
        calls.get(at + "/fails", at + "/fails 500 IllegalStateException");
        calls.get(at + "/missing/7", at + "/missing/{id} 404 NotFoundException");
        calls.get(at + "/status", at + "/status 410 WebApplicationException");
        calls.get(at + "/async/7", at + "/async/{id} 200");
        calls.get(at + "/stage/7", at + "/stage/{id} 200");
        calls.get(at + "/stream", at + "/stream 200");
    }
}
