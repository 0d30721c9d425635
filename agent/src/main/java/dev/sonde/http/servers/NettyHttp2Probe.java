package dev.sonde.http.servers;

import dev.sonde.boot.Channels;
import dev.sonde.boot.Requests;
import dev.sonde.boot.Streams;
import dev.sonde.http.Mirror;
import dev.sonde.http.ServerProbe;
import dev.sonde.http.Weave;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.bytebuddy.asm.Advice;

/**
 * Netty 4.1 and 4.2, HTTP/2, and what is built on its codec in whatever way: each stream is a request, which opens when
 * its head has been read, and closes when the last write of its answer is done, or its stream.
 *
 * <p>All ways of using the codec meet where a connection makes its streams. What the event loop does with a frame that
 * was read of a stream is a leg of its request.
 */
public final class NettyHttp2Probe implements ServerProbe {

    private static final String HTTP2 = "io.netty.handler.codec.http2.";
    private static final String DECODER = HTTP2 + "DefaultHttp2ConnectionDecoder";
    private static final String ENCODER = HTTP2 + "DefaultHttp2ConnectionEncoder";
    private static final String CONNECTION = HTTP2 + "DefaultHttp2Connection";
    private static final String HANDLER = HTTP2 + "Http2ConnectionHandler";
    private static final String CONTEXT = "ChannelHandlerContext";
    private static final String PROMISE = "ChannelPromise";

    @Override
    public String name() {
        return "netty-http2";
    }

    @Override
    public List<Weave> weaves() {
        return Arrays.asList(
                Weave.into(DECODER + "$FrameReadListener", "onHeadersRead", headers("int", "short", "boolean"))
                        .with(Head.class),
                Weave.into(DECODER + "$FrameReadListener", "onDataRead", CONTEXT, "int", "ByteBuf", "int", "boolean")
                        .with(Data.class),
                Weave.into(CONNECTION + "$DefaultEndpoint", "createStream", "int", "boolean")
                        .with(Made.class),
                Weave.into(CONNECTION + "$DefaultStream", "close", "Iterator").with(Gone.class),
                Weave.into(ENCODER, "writeHeaders", CONTEXT, "int", "Http2Headers", "int", "boolean", PROMISE)
                        .with(Answered.class),
                Weave.into(
                                ENCODER,
                                "writeHeaders",
                                CONTEXT,
                                "int",
                                "Http2Headers",
                                "int",
                                "short",
                                "boolean",
                                "int",
                                "boolean",
                                PROMISE)
                        .with(AnsweredInOrder.class),
                Weave.into(HANDLER, "closeStreamLocal", "Http2Stream", "ChannelFuture")
                        .with(Ended.class),
                Weave.into(HANDLER, "resetStream", CONTEXT, "int", "long", PROMISE)
                        .with(Reset.class),
                Weave.into(HANDLER, "onHttpServerUpgrade", "Http2Settings").with(Upgraded.class),
                Weave.into(HANDLER, "handleServerHeaderDecodeSizeError", CONTEXT, "Http2Stream")
                        .with(Unread.class)
                        .ifThere());
    }

    private static String[] headers(String... order) {
        return new String[] {CONTEXT, "int", "Http2Headers", order[0], order[1], order[2], "int", "boolean"};
    }

    /** The first of a stream is a request, and the next its trailer. */
    static final class Head {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static Object enter(
                @Advice.FieldValue("this$0") Decoder decoder,
                @Advice.Argument(1) int id,
                @Advice.Argument(2) Headers headers) {
            Connection connection = decoder.connection();
            Stream stream = connection.stream(id);
            if (stream != null) {
                return Requests.enter(Requests.parked(stream));
            }
            return connection.isServer() && !connection.streamMayHaveExisted(id)
                    ? Streams.open(headers.method(), Requests.wantsPaths() ? headers.path() : null, headers)
                    : null;
        }

        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Advice.Enter Object leg) {
            Streams.end(leg);
        }
    }

    static final class Data {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static Object enter(@Advice.FieldValue("this$0") Decoder decoder, @Advice.Argument(1) int id) {
            Stream stream = decoder.connection().stream(id);
            return stream == null ? null : Requests.enter(Requests.parked(stream));
        }

        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Advice.Enter Object leg) {
            Requests.leave(leg);
        }
    }

    /** Before those who listen to the connection hear of the stream's frames, and after they heard of itself. */
    static final class Made {
        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Advice.Return Object stream) {
            Streams.made(stream);
        }
    }

    static final class Gone {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.This Object stream) {
            Streams.gone(stream);
        }
    }

    static final class Answered {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @Advice.This Encoder encoder,
                @Advice.Argument(1) int id,
                @Advice.Argument(2) Headers headers,
                @Advice.Argument(4) boolean last) {
            Streams.answer(encoder.connection().stream(id), headers.status(), headers, last);
        }
    }

    /** The same with the stream's place among others. */
    static final class AnsweredInOrder {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @Advice.This Encoder encoder,
                @Advice.Argument(1) int id,
                @Advice.Argument(2) Headers headers,
                @Advice.Argument(7) boolean last) {
            Streams.answer(encoder.connection().stream(id), headers.status(), headers, last);
        }
    }

    /** The last of its answer is handed to the channel. */
    static final class Ended {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(0) Object stream, @Advice.Argument(1) Future written) {
            Object request = Channels.take(stream);
            if (request != null && written.isVoid()) {
                Channels.finish(request, 0);
            } else if (request != null) {
                written.addListener((Listener) Channels.finishing(request, Listener.class));
            }
        }
    }

    static final class Reset {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.This Handler handler, @Advice.Argument(1) int id) {
            Streams.reset(handler.connection().stream(id));
        }
    }

    /** It becomes the first stream, which the request's own answer is for. */
    static final class Upgraded {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter() {
            Streams.upgrade();
        }

        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit() {
            Streams.upgraded();
        }
    }

    static final class Unread {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(1) Object stream) {
            Streams.unread(stream);
        }
    }

    @Mirror(DECODER)
    abstract static class Decoder {
        abstract Connection connection();
    }

    @Mirror(ENCODER)
    abstract static class Encoder {
        abstract Connection connection();
    }

    @Mirror(HANDLER)
    abstract static class Handler {
        abstract Connection connection();
    }

    @Mirror(HTTP2 + "Http2Connection")
    interface Connection {
        boolean isServer();

        boolean streamMayHaveExisted(int id);

        Stream stream(int id);
    }

    @Mirror(HTTP2 + "Http2Stream")
    interface Stream {}

    @Mirror(HTTP2 + "Http2Headers")
    interface Headers extends Iterable<Map.Entry<CharSequence, CharSequence>> {
        CharSequence method();

        CharSequence path();

        CharSequence status();
    }

    @Mirror("io.netty.channel.ChannelFuture")
    interface Future {
        boolean isVoid();

        Future addListener(Listener listener);
    }

    @Mirror("io.netty.util.concurrent.GenericFutureListener")
    interface Listener {}
}
