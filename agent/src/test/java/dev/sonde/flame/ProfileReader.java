package dev.sonde.flame;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads a profile of pprof, after profile.proto. */
final class ProfileReader {

    /** One stack, the innermost frame first. */
    record Sample(List<String> frames, long value, Map<String, String> labels) {

        String label(String key) {
            return labels.get(key);
        }
    }

    private final Map<Integer, List<Object>> profile;

    ProfileReader(byte[] bytes) {
        profile = fields(ByteBuffer.wrap(bytes));
    }

    String sampleType() {
        Map<Integer, List<Object>> type = messages(profile, 1).get(0);
        return string(number(type, 1)) + '/' + string(number(type, 2));
    }

    long total() {
        return samples().stream().mapToLong(Sample::value).sum();
    }

    List<Sample> samples() {
        Map<Long, String> functions = messages(profile, 5).stream()
                .collect(Collectors.toMap(each -> number(each, 1), each -> string(number(each, 2))));
        Map<Long, String> locations = messages(profile, 4).stream()
                .collect(Collectors.toMap(
                        each -> number(each, 1),
                        each -> functions.get(number(messages(each, 4).get(0), 1))));
        return messages(profile, 2).stream()
                .map(each -> new Sample(
                        packed(each, 1).stream().map(locations::get).toList(),
                        packed(each, 2).get(0),
                        messages(each, 3).stream()
                                .collect(Collectors.toMap(
                                        label -> string(number(label, 1)), label -> string(number(label, 2))))))
                .toList();
    }

    private String string(long index) {
        ByteBuffer text = (ByteBuffer) profile.get(6).get((int) index);
        return StandardCharsets.UTF_8.decode(text.duplicate()).toString();
    }

    private static long number(Map<Integer, List<Object>> message, int field) {
        return (Long) message.getOrDefault(field, List.of(0L)).get(0);
    }

    private static List<Map<Integer, List<Object>>> messages(Map<Integer, List<Object>> message, int field) {
        return message.getOrDefault(field, List.of()).stream()
                .map(each -> fields(((ByteBuffer) each).duplicate()))
                .toList();
    }

    private static List<Long> packed(Map<Integer, List<Object>> message, int field) {
        ByteBuffer bytes = ((ByteBuffer) message.get(field).get(0)).duplicate();
        List<Long> numbers = new ArrayList<>();
        while (bytes.hasRemaining()) {
            numbers.add(varint(bytes));
        }
        return numbers;
    }

    /** Numbers as Long, all else as the bytes. */
    private static Map<Integer, List<Object>> fields(ByteBuffer bytes) {
        Map<Integer, List<Object>> fields = new LinkedHashMap<>();
        while (bytes.hasRemaining()) {
            long key = varint(bytes);
            Object value = (key & 7) == 0 ? varint(bytes) : slice(bytes, (int) varint(bytes));
            fields.computeIfAbsent((int) (key >> 3), field -> new ArrayList<>()).add(value);
        }
        return fields;
    }

    private static ByteBuffer slice(ByteBuffer bytes, int length) {
        ByteBuffer slice = bytes.slice(bytes.position(), length);
        bytes.position(bytes.position() + length);
        return slice;
    }

    private static long varint(ByteBuffer bytes) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = bytes.get();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }
}
