/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkAddressTest {
  private static final String KEYS =
      ":000102030405060708090a0b0c0d0e0f:f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff";

  @Test
  void the_text_has_the_port_and_both_keys() {
    LinkAddress address = LinkAddress.parse("40001" + KEYS);

    assertThat(address.port()).isEqualTo(40_001);
    assertThat(address.agentKey()).hasSize(LinkAddress.KEY_BYTES).startsWith(0, 1, 2);
    assertThat(address.commandKey()).startsWith(0xf0, 0xf1, 0xf2);
    assertThat(address.text()).isEqualTo("40001" + KEYS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "40001", "0" + KEYS, "65536" + KEYS, "x" + KEYS, "1" + KEYS + "0"})
  void another_text_is_no_address(String text) {
    assertThat(LinkAddress.parse(text)).isNull();
  }

  @Test
  void keys_are_new_each_time_and_no_message_shows_them_by_accident() {
    LinkAddress address = LinkAddress.at(1);

    assertThat(address.agentKey()).isNotEqualTo(address.commandKey());
    assertThat(LinkAddress.at(1).agentKey()).isNotEqualTo(address.agentKey());
    assertThat(address.toString()).doesNotContain(address.text().substring(2, 34));
  }
}
