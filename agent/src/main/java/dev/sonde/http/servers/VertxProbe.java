package dev.sonde.http.servers;

import dev.sonde.boot.Requests;
import dev.sonde.http.Mirror;
import dev.sonde.http.ServerProbe;
import dev.sonde.http.Weave;
import java.util.Arrays;
import java.util.List;
import net.bytebuddy.asm.Advice;

/**
 * Vert.x 4 and 5, whose requests are Netty's: what it does itself is to hold back requests that came before the one
 * before them was answered.
 */
public final class VertxProbe implements ServerProbe {

    private static final String CONNECTION = "io.vertx.core.http.impl.Http1xServerConnection";

    @Override
    public String name() {
        return "vertx";
    }

    @Override
    public List<Weave> weaves() {
        return Arrays.asList(Weave.into(CONNECTION, "handleNext", "Http1xServerRequest")
                .with(HeldBack.class)
                .ifThere());
    }

    /** It is the first in line by now. */
    static final class HeldBack {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static Object enter(@Advice.This Connection connection) {
            return Requests.enter(Requests.parked(connection.channel()));
        }

        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Advice.Enter Object leg) {
            Requests.leave(leg);
        }
    }

    @Mirror(CONNECTION)
    abstract static class Connection {
        abstract Channel channel();
    }

    @Mirror("io.netty.channel.Channel")
    interface Channel {}
}
