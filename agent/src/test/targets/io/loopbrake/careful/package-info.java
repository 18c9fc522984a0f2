/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Work that puts things right when it ends, however it ends. */
package io.loopbrake.careful;
