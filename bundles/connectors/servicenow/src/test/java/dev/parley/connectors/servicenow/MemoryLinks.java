/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.servicenow;

import dev.parley.api.change.ChangeFields;
import dev.parley.api.change.ChangeLinks;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Links in memory. */
final class MemoryLinks implements ChangeLinks {

    private final Map<String, ChangeFields> kept = new ConcurrentHashMap<>();

    @Override
    public Map<String, ChangeFields> find(String system, Collection<String> sysIds) {
        return sysIds.stream()
                .filter(sysId -> kept.containsKey(system + ' ' + sysId))
                .collect(Collectors.toMap(Function.identity(), sysId -> kept.get(system + ' ' + sysId)));
    }

    @Override
    public void keep(String system, String sysId, ChangeFields fields) {
        kept.merge(system + ' ' + sysId, fields, ChangeFields::with);
    }
}
