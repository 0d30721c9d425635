package dev.sonde.push;

import java.nio.charset.StandardCharsets;

/**
 * Reads what a receiver of OTLP answers: an {@code ExportMetricsServiceResponse}, which is empty or says how many data
 * points it did not take. One thread.
 */
final class OtlpAnswer {

    private static final int PARTIAL_SUCCESS = 1;
    private static final int REJECTED_POINTS = 1;
    private static final int MESSAGE = 2;

    private static final int VARINT = 0;
    private static final int EIGHT_BYTES = 1;
    private static final int LENGTH_DELIMITED = 2;
    private static final int FOUR_BYTES = 5;

    private final byte[] bytes;
    private final int end;
    private int position;

    private OtlpAnswer(byte[] bytes, int position, int end) {
        this.bytes = bytes;
        this.position = position;
        this.end = end;
    }

    /** What it says; that all was taken, where it is none. */
    static Taken read(byte[] body) {
        try {
            return new OtlpAnswer(body, 0, body.length).response();
        } catch (Malformed other) {
            return Taken.WHOLE;
        }
    }

    private Taken response() throws Malformed {
        Taken taken = Taken.WHOLE;
        while (position < end) {
            int tag = (int) varint();
            if (tag == (PARTIAL_SUCCESS << 3 | LENGTH_DELIMITED)) {
                taken = part().partialSuccess();
            } else {
                skip(tag);
            }
        }
        return taken;
    }

    private Taken partialSuccess() throws Malformed {
        long rejected = 0;
        String message = "";
        while (position < end) {
            int tag = (int) varint();
            if (tag == (REJECTED_POINTS << 3 | VARINT)) {
                rejected = varint();
            } else if (tag == (MESSAGE << 3 | LENGTH_DELIMITED)) {
                OtlpAnswer text = part();
                message = new String(bytes, text.position, text.end - text.position, StandardCharsets.UTF_8);
            } else {
                skip(tag);
            }
        }
        return new Taken(Math.max(0, rejected), message);
    }

    private void skip(int tag) throws Malformed {
        switch (tag & 7) {
            case VARINT:
                varint();
                break;
            case LENGTH_DELIMITED:
                part();
                break;
            case EIGHT_BYTES:
                advance(Long.BYTES);
                break;
            case FOUR_BYTES:
                advance(Integer.BYTES);
                break;
            default:
                throw new Malformed();
        }
    }

    private OtlpAnswer part() throws Malformed {
        long length = varint();
        int start = position;
        advance(length);
        return new OtlpAnswer(bytes, start, position);
    }

    private void advance(long count) throws Malformed {
        if (count < 0 || count > end - position) {
            throw new Malformed();
        }
        position += (int) count;
    }

    private long varint() throws Malformed {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE && position < end; shift += 7) {
            byte next = bytes[position++];
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new Malformed();
    }

    private static final class Malformed extends Exception {
        private static final long serialVersionUID = 1;
    }
}
