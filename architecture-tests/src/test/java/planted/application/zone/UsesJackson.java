package planted.application.zone;

import com.fasterxml.jackson.databind.JsonNode;

record UsesJackson(JsonNode json) {}
