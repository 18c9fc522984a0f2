/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Programs that have a great many of what others have a few of. */
package io.loopbrake.scale;
