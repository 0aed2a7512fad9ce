package planted.application.zone;

import com.nimbusds.jose.JWSAlgorithm;

record UsesNimbus(JWSAlgorithm algorithm) {}
