package dev.sonde.sample.reports;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** For the accountants: one report that lives in memory, one export that is streamed. */
@RestController
class ReportsController {
    private static final int MOST = 20_000;
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final Sales sales;

    ReportsController(Sales sales) {
        this.sales = sales;
    }

    @GetMapping("/reports/sales")
    List<SalesReport.Day> report(@RequestParam(defaultValue = "1000") int lines) {
        try (Stream<Sale> first = sales.first(Math.min(lines, MOST))) {
            return new SalesReport(first.toList()).days();
        }
    }

    @GetMapping("/reports/sales.csv")
    ResponseEntity<StreamingResponseBody> export(@RequestParam(defaultValue = "1000") int lines) {
        return ResponseEntity.ok().contentType(CSV).body(out -> write(Math.min(lines, MOST), out));
    }

    private void write(int lines, OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        writer.write("order,day,customer,genre,title,quantity,price_cents\n");
        try (Stream<Sale> first = sales.first(lines)) {
            for (Iterator<Sale> each = first.iterator(); each.hasNext(); ) {
                writer.write(row(each.next()));
            }
        }
        writer.flush();
    }

    private static String row(Sale sale) {
        return sale.orderId() + "," + sale.placedOn() + "," + sale.customer() + "," + sale.genre() + "," + sale.title()
                + "," + sale.quantity() + "," + sale.priceCents() + "\n";
    }
}
