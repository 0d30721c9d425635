package dev.sonde.http.servers;

import dev.sonde.boot.Requests;
import dev.sonde.boot.Routes;
import dev.sonde.http.Mirror;
import dev.sonde.http.ServerProbe;
import dev.sonde.http.Weave;
import java.util.Arrays;
import java.util.List;
import net.bytebuddy.asm.Advice;

/**
 * gRPC's server since 1.20, whose requests are Netty's: the route is the full name of a method that it has, and what it
 * calls of the service is a leg, on whatever executor.
 */
public final class GrpcProbe implements ServerProbe {

    private static final String INTERNAL = "io.grpc.internal.";
    private static final String CALL = INTERNAL + "ServerCallImpl";
    private static final String LISTENER = CALL + "$ServerStreamListenerImpl";
    private static final String TRANSPORT = INTERNAL + "ServerImpl$ServerTransportListenerImpl";

    @Override
    public String name() {
        return "grpc";
    }

    @Override
    public List<Weave> weaves() {
        return Arrays.asList(
                Weave.into(TRANSPORT, "streamCreated", "ServerStream", "String", "Metadata")
                        .with(Created.class),
                Weave.into(CALL, "newServerStreamListener", "Listener").with(Begun.class),
                Weave.into(LISTENER, "messagesAvailable", "MessageProducer").with(Told.class),
                Weave.into(LISTENER, "halfClosed").with(Told.class),
                Weave.into(LISTENER, "onReady").with(Told.class));
    }

    static final class Created {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(0) Object stream) {
            Requests.park(stream, Requests.current());
        }
    }

    static final class Begun {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.This Call call, @Advice.FieldValue("stream") Object stream) {
            Object request = Requests.parked(stream);
            if (request != null) {
                Requests.park(call, request);
                Routes.offerAt(
                        call, Routes.CONTROLLER, "", call.getMethodDescriptor().getFullMethodName());
            }
        }
    }

    /** The service hears of what a client sent, or wants. */
    static final class Told {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static Object enter(@Advice.FieldValue("call") Object call) {
            return Requests.enter(Requests.parked(call));
        }

        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Advice.Enter Object leg) {
            Requests.leave(leg);
        }
    }

    @Mirror(CALL)
    abstract static class Call {
        abstract Method getMethodDescriptor();
    }

    @Mirror("io.grpc.MethodDescriptor")
    abstract static class Method {
        abstract String getFullMethodName();
    }
}
