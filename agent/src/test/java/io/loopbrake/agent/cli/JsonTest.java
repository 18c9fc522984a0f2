/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {
  @Test
  void values_are_written_as_what_they_are() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("id", 7L);
    values.put("cpu", 99.5);
    values.put("up", true);
    values.put("none", null);
    values.put("never", Double.NaN);
    values.put("at", new Date(0));
    values.put("list", Arrays.asList(1, "two"));
    values.put("empty", Map.of());

    assertThat(Json.of(values))
        .isEqualTo(
            "{\"id\":7,\"cpu\":99.5,\"up\":true,\"none\":null,\"never\":null,"
                + "\"at\":\"1970-01-01T00:00:00Z\",\"list\":[1,\"two\"],\"empty\":{}}");
    assertThat(Json.of(List.of())).isEqualTo("[]");
  }

  @Test
  void any_text_is_read_back_as_it_was() {
    StringBuilder all = new StringBuilder("\\u0041 </script> \ud83d\ude80");
    for (char c = 0; c < 0x2100; c++) {
      all.append(c);
    }
    String json = Json.of(List.of(all));

    assertThat(json).matches("[ -~]*");
    JsonElement read = JsonParser.parseString(json);
    assertThat(read.getAsJsonArray().get(0).getAsString()).isEqualTo(all.toString());
  }
}
