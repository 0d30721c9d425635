package dev.sonde.sample;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Says that the shop has no such thing; answered with 404. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public class NotFound extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotFound(String thing, long id) {
        super("No " + thing + " " + id);
    }
}
