package dev.sonde.http.servers;

import dev.sonde.boot.Channels;
import dev.sonde.boot.Headers;
import dev.sonde.boot.Requests;
import dev.sonde.boot.Routes;
import dev.sonde.boot.Streams;
import dev.sonde.http.Mirror;
import dev.sonde.http.ServerProbe;
import dev.sonde.http.Weave;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.bytebuddy.asm.Advice;

/**
 * Netty 4.1 and 4.2, HTTP/1.1, and what is built on its codec: a request opens when its head has been decoded, and
 * closes when the last write of its answer is done, or its channel.
 *
 * <p>Requests of a channel are answered in their order, so they stand in line by the channel. What the event loop does
 * between one head and the next, or the end of what it read, is the request's leg; clients' codecs are left alone.
 */
public final class NettyProbe implements ServerProbe {

    private static final String HTTP = "io.netty.handler.codec.http.";
    private static final String CODEC = "io.netty.handler.codec.";
    private static final String PIPELINE = "io.netty.channel.DefaultChannelPipeline";
    private static final String CONTEXT = "io.netty.channel.ChannelHandlerContext";
    private static final String[] WRITE = {"ChannelHandlerContext", "Object", "ChannelPromise"};

    @Override
    public String name() {
        return "netty";
    }

    @Override
    public List<Weave> weaves() {
        return Arrays.asList(
                Weave.into(CODEC + "ByteToMessageDecoder", "channelRead", "ChannelHandlerContext", "Object")
                        .with(Read.class),
                Weave.into(HTTP + "HttpObjectDecoder", "decode", "ChannelHandlerContext", "ByteBuf", "List")
                        .with(Decoded.class),
                Weave.into(HTTP + "HttpObjectEncoder", "encode", "ChannelHandlerContext", "Object", "List")
                        .with(Answered.class),
                Weave.into(HTTP + "HttpObjectEncoder", "write", WRITE)
                        .with(Written.class)
                        .ifThere(),
                // The same in versions whose HTTP codec has no way of its own.
                Weave.into(CODEC + "MessageToMessageEncoder", "write", WRITE).with(Written.class),
                Weave.into(PIPELINE, "fireExceptionCaught", "Throwable").with(Broke.class),
                Weave.into(PIPELINE + "$HeadContext", "close", "ChannelHandlerContext", "ChannelPromise")
                        .with(Closing.class),
                Weave.into(PIPELINE + "$HeadContext", "channelInactive", "ChannelHandlerContext")
                        .with(Closed.class),
                Weave.into("io.netty.channel.AbstractChannelHandlerContext", "invokeExceptionCaught", "Throwable")
                        .with(Threw.class));
    }

    /** Of any decoder: there may be one within the other, and one of a codec within a handler. */
    static final class Read {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static boolean enter() {
            return Channels.beginFrame();
        }

        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Advice.Enter boolean outer) {
            Channels.endFrame(outer);
        }
    }

    static final class Decoded {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static int enter(
                @Advice.This Decoder decoder,
                @Advice.Argument(0) Context context,
                @Advice.Argument(2) List<Object> decoded) {
            if (decoder.isDecodingRequest()) {
                Channels.goOn(context.channel());
            }
            return decoded.size();
        }

        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(
                @Advice.Enter int before,
                @Advice.This Decoder decoder,
                @Advice.Argument(0) Context context,
                @Advice.Argument(2) List<Object> decoded) {
            if (decoded.size() > before && decoder.isDecodingRequest()) {
                if (decoded.get(before) instanceof HttpRequest) {
                    HttpRequest request = (HttpRequest) decoded.get(before);
                    boolean bad = request.decoderResult().isFailure();
                    Object open = Channels.open(
                            context.channel(),
                            bad ? null : request.method().name(),
                            bad || !Requests.wantsPaths() ? null : request.uri());
                    Headers.tellOfRequest(open, request.headers());
                }
            }
        }
    }

    /** Answers come in the order of the requests. What is only informed of is none, but for a change of protocol. */
    static final class Answered {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @Advice.This Object encoder, @Advice.Argument(0) Context context, @Advice.Argument(1) Object message) {
            int status = message instanceof HttpResponse
                    ? ((HttpResponse) message).status().code()
                    : 0;
            HttpHeaders headers = status == 0 ? null : ((HttpResponse) message).headers();
            boolean informs = status < 200 && status != 0;
            if (informs && (status != 101 || Streams.areNext(headers.get("upgrade")))) {
                return;
            }
            Object answered = Channels.answer(context.channel(), status);
            if (status != 0) {
                Headers.tellOfAnswer(answered, headers);
            }
            if (message instanceof LastHttpContent) {
                // Until the write that it is encoded for has been handed on, perhaps with another context.
                Requests.park(encoder, Channels.take(context.channel()));
            }
        }
    }

    static final class Written {
        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Advice.This Object encoder, @Advice.Argument(2) Promise promise) {
            Object request = Channels.take(encoder);
            if (request != null && promise.isVoid()) {
                Channels.finish(request, 0);
            } else if (request != null) {
                promise.addListener((Listener) Channels.finishing(request, Listener.class));
            }
        }
    }

    static final class Broke {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.This Pipeline pipeline, @Advice.Argument(0) Throwable cause) {
            if (cause instanceof IOException) {
                Requests.clientLeft(Requests.parked(pipeline.channel()));
            }
        }
    }

    /** The service itself closes the channel, whatever was not answered; streams are no channels of a server's own. */
    static final class Closing {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(0) Context context) {
            Channel parent = context.channel().parent();
            if (context.channel().isActive() && (parent == null || parent.parent() == null)) {
                Channels.close(context.channel(), false);
            }
        }
    }

    static final class Closed {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(0) Context context) {
            Channel parent = context.channel().parent();
            if (parent == null || parent.parent() == null) {
                Channels.close(context.channel(), true);
            }
        }
    }

    static final class Threw {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(0) Throwable cause) {
            Routes.threw(cause);
        }
    }

    @Mirror(CONTEXT)
    interface Context {
        Channel channel();
    }

    @Mirror("io.netty.channel.Channel")
    interface Channel {
        boolean isActive();

        Channel parent();
    }

    @Mirror("io.netty.channel.ChannelPipeline")
    interface Pipeline {
        Channel channel();
    }

    @Mirror("io.netty.channel.ChannelPromise")
    interface Promise {
        boolean isVoid();

        Promise addListener(Listener listener);
    }

    @Mirror("io.netty.util.concurrent.GenericFutureListener")
    interface Listener {}

    @Mirror(HTTP + "HttpObjectDecoder")
    abstract static class Decoder {
        abstract boolean isDecodingRequest();
    }

    @Mirror(HTTP + "HttpRequest")
    interface HttpRequest {
        HttpMethod method();

        String uri();

        HttpHeaders headers();

        DecoderResult decoderResult();
    }

    @Mirror(HTTP + "HttpMethod")
    abstract static class HttpMethod {
        abstract String name();
    }

    @Mirror(CODEC + "DecoderResult")
    abstract static class DecoderResult {
        abstract boolean isFailure();
    }

    @Mirror(HTTP + "HttpResponse")
    interface HttpResponse {
        HttpStatus status();

        HttpHeaders headers();
    }

    @Mirror(HTTP + "HttpHeaders")
    abstract static class HttpHeaders implements Iterable<Map.Entry<String, String>> {
        abstract String get(String name);
    }

    @Mirror(HTTP + "HttpResponseStatus")
    abstract static class HttpStatus {
        abstract int code();
    }

    @Mirror(HTTP + "LastHttpContent")
    interface LastHttpContent {}
}
