/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Work in places where a stop would break something for good. */
package io.loopbrake.zones;
