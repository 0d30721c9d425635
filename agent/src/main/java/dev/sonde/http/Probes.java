package dev.sonde.http;

import dev.sonde.http.loaders.ModularLoadersProbe;
import dev.sonde.http.routes.ArmeriaProbe;
import dev.sonde.http.routes.CxfProbe;
import dev.sonde.http.routes.HelidonRoutingProbe;
import dev.sonde.http.routes.Http4kProbe;
import dev.sonde.http.routes.JavalinProbe;
import dev.sonde.http.routes.JerseyProbe;
import dev.sonde.http.routes.MicronautProbe;
import dev.sonde.http.routes.PekkoRouteProbe;
import dev.sonde.http.routes.PlayProbe;
import dev.sonde.http.routes.ResteasyProbe;
import dev.sonde.http.routes.RestletProbe;
import dev.sonde.http.routes.ServletProbe;
import dev.sonde.http.routes.SparkProbe;
import dev.sonde.http.routes.SpringGatewayProbe;
import dev.sonde.http.routes.SpringMvcProbe;
import dev.sonde.http.routes.SpringWebFluxProbe;
import dev.sonde.http.routes.StrutsProbe;
import dev.sonde.http.routes.VertxWebProbe;
import dev.sonde.http.servers.GrizzlyProbe;
import dev.sonde.http.servers.GrpcProbe;
import dev.sonde.http.servers.HelidonProbe;
import dev.sonde.http.servers.JdkHttpServerProbe;
import dev.sonde.http.servers.Jetty12Probe;
import dev.sonde.http.servers.Jetty12ServletsProbe;
import dev.sonde.http.servers.JettyProbe;
import dev.sonde.http.servers.LibertyProbe;
import dev.sonde.http.servers.NettyHttp2Probe;
import dev.sonde.http.servers.NettyProbe;
import dev.sonde.http.servers.NettyStreamChannelProbe;
import dev.sonde.http.servers.PekkoBodiesProbe;
import dev.sonde.http.servers.PekkoHttpProbe;
import dev.sonde.http.servers.QuarkusRestProbe;
import dev.sonde.http.servers.RatpackProbe;
import dev.sonde.http.servers.ReactorNettyProbe;
import dev.sonde.http.servers.TomcatProbe;
import dev.sonde.http.servers.UndertowProbe;
import dev.sonde.http.servers.VertxProbe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** The inventory of all servers, frameworks and loaders that are woven. */
final class Probes {

    static final List<ServerProbe> SERVERS = Collections.unmodifiableList(Arrays.<ServerProbe>asList(
            new JdkHttpServerProbe(),
            new TomcatProbe(),
            new JettyProbe(),
            new Jetty12Probe(),
            new Jetty12ServletsProbe(),
            new UndertowProbe(),
            new NettyProbe(),
            new NettyHttp2Probe(),
            new NettyStreamChannelProbe(),
            new GrpcProbe(),
            new ReactorNettyProbe(),
            new RatpackProbe(),
            new VertxProbe(),
            new QuarkusRestProbe(),
            new PekkoHttpProbe(),
            new PekkoBodiesProbe(),
            new GrizzlyProbe(),
            new HelidonProbe(),
            new LibertyProbe()));

    static final List<RouteProbe> ROUTES = Collections.unmodifiableList(Arrays.<RouteProbe>asList(
            new ServletProbe(),
            new SpringMvcProbe(),
            new SpringWebFluxProbe(),
            new SpringGatewayProbe(),
            new VertxWebProbe(),
            new JerseyProbe(),
            new ResteasyProbe(),
            new CxfProbe(),
            new PekkoRouteProbe(),
            new PlayProbe(),
            new Http4kProbe(),
            new RestletProbe(),
            new StrutsProbe(),
            new JavalinProbe(),
            new SparkProbe(),
            new ArmeriaProbe(),
            new HelidonRoutingProbe(),
            new MicronautProbe()));

    static final List<LoaderProbe> LOADERS = Collections.<LoaderProbe>singletonList(new ModularLoadersProbe());

    private Probes() {}

    /** All probes but those switched off by name. */
    static List<Probe> allBut(Collection<String> off) {
        List<Probe> all = new ArrayList<>();
        all.addAll(SERVERS);
        all.addAll(ROUTES);
        all.addAll(LOADERS);
        List<Probe> on = new ArrayList<>();
        for (Probe probe : all) {
            if (!off.contains(probe.name())) {
                on.add(probe);
            }
        }
        return on;
    }
}
