package planted.application.zone;

import com.ibm.icu.text.IDNA;

record UsesIcu(IDNA idna) {}
