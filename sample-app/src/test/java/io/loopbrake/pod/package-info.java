/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The sample application as a pod runs it, and the commands that reach it there. */
package io.loopbrake.pod;
