/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.bench;

import java.time.Duration;
import java.util.stream.Stream;

/** CPU time of processes, user and system. */
final class Cpu {

    private Cpu() {}

    /** Of a process and its living descendants. */
    static Duration of(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .map(one -> one.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
