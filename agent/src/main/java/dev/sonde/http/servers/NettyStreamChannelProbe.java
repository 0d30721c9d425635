package dev.sonde.http.servers;

import dev.sonde.boot.Requests;
import dev.sonde.boot.Streams;
import dev.sonde.http.Mirror;
import dev.sonde.http.ServerProbe;
import dev.sonde.http.Weave;
import java.util.Arrays;
import java.util.List;
import net.bytebuddy.asm.Advice;

/** HTTP/2 of Netty's whose streams are channels: what runs there is a leg of a request that the other probe opens. */
public final class NettyStreamChannelProbe implements ServerProbe {

    private static final String HTTP2 = "io.netty.handler.codec.http2.";
    private static final String CHANNEL = HTTP2 + "AbstractHttp2StreamChannel";

    @Override
    public String name() {
        return "netty-http2-channels";
    }

    @Override
    public List<Weave> weaves() {
        return Arrays.asList(
                Weave.into(CHANNEL, "<init>", "DefaultHttp2FrameStream", "int", "ChannelHandler")
                        .with(ChannelMade.class),
                Weave.into(CHANNEL + "$Http2ChannelUnsafe", "doRead0", "Http2Frame", "Handle")
                        .with(ChannelRead.class));
    }

    static final class ChannelMade {
        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Advice.This Object channel, @Advice.Argument(0) FrameStream stream) {
            Streams.madeChannel(channel, stream.id() == 1);
        }
    }

    /** What was read may have waited until somebody wanted it. */
    static final class ChannelRead {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static Object enter(@Advice.FieldValue("this$0") StreamChannel channel) {
            return Requests.enter(Requests.parked(channel));
        }

        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Advice.Enter Object leg) {
            Requests.leave(leg);
        }
    }

    @Mirror(CHANNEL)
    abstract static class StreamChannel {}

    @Mirror(HTTP2 + "Http2FrameStream")
    interface FrameStream {
        int id();
    }
}
