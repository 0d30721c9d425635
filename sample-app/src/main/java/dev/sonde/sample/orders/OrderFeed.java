package dev.sonde.sample.orders;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.async.DeferredResult;

/** Lets the packers wait for the next order without holding a thread; 204 if none comes in time. */
@Component
class OrderFeed {
    private static final long PATIENCE_MILLIS = 500;

    private final Queue<DeferredResult<ResponseEntity<Long>>> waiting = new ConcurrentLinkedQueue<>();

    DeferredResult<ResponseEntity<Long>> next() {
        DeferredResult<ResponseEntity<Long>> result =
                new DeferredResult<>(PATIENCE_MILLIS, new ResponseEntity<Long>(HttpStatus.NO_CONTENT));
        result.onCompletion(() -> waiting.remove(result));
        waiting.add(result);
        return result;
    }

    void announce(long orderId) {
        for (DeferredResult<ResponseEntity<Long>> one = waiting.poll(); one != null; one = waiting.poll()) {
            one.setResult(ResponseEntity.ok(orderId));
        }
    }
}
