package dev.sonde.sample.reports;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Turnover by day and genre, made the lavish way: everything in memory, everything a fresh object. */
final class SalesReport {
    private final Map<LocalDate, Map<String, BigDecimal>> turnover;

    SalesReport(List<Sale> sales) {
        turnover = sales.stream()
                .collect(Collectors.groupingBy(
                        Sale::placedOn,
                        TreeMap::new,
                        Collectors.groupingBy(
                                Sale::genre,
                                TreeMap::new,
                                Collectors.reducing(BigDecimal.ZERO, SalesReport::euros, BigDecimal::add))));
    }

    List<Day> days() {
        return turnover.entrySet().stream()
                .map(day -> new Day(day.getKey(), total(day.getValue()), day.getValue()))
                .toList();
    }

    private static BigDecimal total(Map<String, BigDecimal> genres) {
        return genres.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal euros(Sale sale) {
        return BigDecimal.valueOf(sale.totalCents(), 2);
    }

    /** A day's turnover in euros. */
    record Day(LocalDate day, BigDecimal total, Map<String, BigDecimal> genres) {}
}
