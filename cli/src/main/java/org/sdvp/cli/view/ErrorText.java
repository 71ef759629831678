package org.sdvp.cli.view;

import java.util.LinkedHashMap;
import java.util.Map;
import org.sdvp.acsi.service.ServiceError;

/** A refusal of the standard in words. */
public final class ErrorText {
    private ErrorText() {}

    /** A ServiceError with its number, as in {@code instance-not-available (1)}. */
    public static String of(ServiceError error) {
        return error.text() + " (" + error.code() + ")";
    }

    /** A numbered name for programs; may be added to. */
    public static Map<String, Object> tree(int number, String name) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("number", number);
        map.put("name", name);
        return map;
    }
}
