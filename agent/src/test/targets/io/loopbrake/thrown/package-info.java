/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What is thrown to stop a task, as an application sees it. */
package io.loopbrake.thrown;
