package dev.sonde.linux;

import java.util.HashMap;
import java.util.Map;

/** The bytes that a cgroup has read from block devices and written to them. */
final class BlockIoPart implements CgroupPart {

    private final ProcFile file;
    private final RisingSum read = new RisingSum();
    private final RisingSum written = new RisingSum();

    /** Reads the folder of the cgroup in the hierarchy of v1's {@code blkio} or in v2. */
    BlockIoPart(String folder, boolean unified) {
        ProcFile recursive = new ProcFile(folder + "/blkio.throttle.io_service_bytes_recursive");
        if (unified) {
            file = new ProcFile(folder + "/io.stat");
        } else {
            file = recursive.isThere() ? recursive : new ProcFile(folder + "/blkio.throttle.io_service_bytes");
        }
    }

    @Override
    public void read(CgroupReading.Builder reading) {
        String[] lines = file.lines();
        if (lines.length == 0) {
            return;
        }
        Map<String, Double> readByDevice = new HashMap<>();
        Map<String, Double> writtenByDevice = new HashMap<>();
        for (String line : lines) {
            String[] words = line.trim().split("\\s+");
            // v1: "8:0 Read 4096"; v2: "8:0 rbytes=4096 wbytes=0 rios=1 ..."
            if (words.length == 3 && words[1].equals("Read")) {
                put(readByDevice, words[0], words[2]);
            } else if (words.length == 3 && words[1].equals("Write")) {
                put(writtenByDevice, words[0], words[2]);
            }
            for (int i = 1; i < words.length; i++) {
                if (words[i].startsWith("rbytes=")) {
                    put(readByDevice, words[0], words[i].substring("rbytes=".length()));
                } else if (words[i].startsWith("wbytes=")) {
                    put(writtenByDevice, words[0], words[i].substring("wbytes=".length()));
                }
            }
        }
        reading.readBytes = read.after(readByDevice);
        reading.writtenBytes = written.after(writtenByDevice);
    }

    private static void put(Map<String, Double> bytes, String device, String number) {
        double value = Numbers.parse(number);
        if (value >= 0) {
            bytes.put(device, value);
        }
    }
}
