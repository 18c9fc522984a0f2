/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.targets;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Where a shape loops, if that is not its own method: what {@code Class.method} begins with. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface LoopsIn {
  String value();
}
