/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Objects of the JDK that outlive the task which is stopped while it uses them. */
package io.loopbrake.promises;
