package dev.sonde.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.api.Test;

final class LoadedClassesTest {

    @Test
    void aTreeOfClassesIsReadWhateverItsLoaders() {
        assertEquals(Set.of("java.lang.Object", "com.shop.Cart$Line", "java.util.Map"), LoadedClasses.ofHierarchy("""
                        java.lang.Object/null
                        |--com.shop.Cart$Line/0x00007f8c1c0a3b40
                        |  |--java.util.Map/null
                        """));
    }

    @Test
    void aHistogramOfObjectsIsReadOfEveryJdk() {
        assertEquals(Set.of("[B", "java.lang.String", "com.shop.Cart"), LoadedClasses.ofHistogram("""

                         num     #instances         #bytes  class name (module)
                        -------------------------------------------------------
                           1:         20000        3000000  [B (java.base@17.0.15)
                           2:          1000          24000  java.lang.String (java.base@17.0.15)
                           3:            10            240  com.shop.Cart
                        Total        20010        3024240
                        """));
    }
}
