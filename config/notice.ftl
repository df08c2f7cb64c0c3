<#-- NOTICE, written by: mvn -Pnotice generate-resources -->
Steelyard
Copyright 2026 the Steelyard authors
Licensed under the Apache License, Version 2.0 (see LICENSE).

The runnable jar carries these libraries, each under its own licence:

<#function licences of>
  <#assign line = "">
  <#list of as one>
    <#assign line = line + (line == "")?then("", " or ") + one>
  </#list>
  <#return line>
</#function>
<#list dependencyMap as entry>
<#assign project = entry.getKey()/>
  ${project.groupId}:${project.artifactId}:${project.version} - ${licences(entry.getValue())}
</#list>

embedded-postgres-binaries carries PostgreSQL, under the PostgreSQL Licence.
