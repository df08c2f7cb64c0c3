package org.steelyard.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.steelyard.screening.EntryType;
import org.steelyard.screening.ListEntry;

/** Lists in the publishers' formats; every person and ship in them is invented. */
final class OfficialListReaderTest {

    private static final String UN = """
            <?xml version="1.0" encoding="UTF-8"?>
            <CONSOLIDATED_LIST dateGenerated="2026-11-23T00:00:09.554Z"><INDIVIDUALS><INDIVIDUAL>
            <DATAID>11</DATAID><VERSIONNUM>1</VERSIONNUM><FIRST_NAME>ABRAXEL</FIRST_NAME>
            <SECOND_NAME>FANTOMOV</SECOND_NAME><NAME_ORIGINAL_SCRIPT>وهمي</NAME_ORIGINAL_SCRIPT>
            <UN_LIST_TYPE>Nowhere</UN_LIST_TYPE><REFERENCE_NUMBER>NWi.001</REFERENCE_NUMBER>
            <LISTED_ON>2020-01-15</LISTED_ON><NATIONALITY><VALUE>Republic of Korea</VALUE></NATIONALITY>
            <LIST_TYPE><VALUE>UN List</VALUE></LIST_TYPE>
            <INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY>
            <ALIAS_NAME>Abra Fanto; Axel Fanto</ALIAS_NAME></INDIVIDUAL_ALIAS>
            <INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>Axl</ALIAS_NAME></INDIVIDUAL_ALIAS>
            <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1960</FROM_YEAR>
            <TO_YEAR>1962</TO_YEAR></INDIVIDUAL_DATE_OF_BIRTH>
            </INDIVIDUAL></INDIVIDUALS><ENTITIES><ENTITY><DATAID>12</DATAID><VERSIONNUM>1</VERSIONNUM>
            <FIRST_NAME>NEBYL SHIPPING</FIRST_NAME><UN_LIST_TYPE>Nowhere</UN_LIST_TYPE>
            <REFERENCE_NUMBER>NWe.001</REFERENCE_NUMBER><LISTED_ON>2020-01-16</LISTED_ON>
            <COMMENTS1>Its ship has the IMO number: 9074729.</COMMENTS1>
            <LIST_TYPE><VALUE>UN List</VALUE></LIST_TYPE></ENTITY></ENTITIES></CONSOLIDATED_LIST>
            """;

    private static final String OFAC_XML = """
            <sdnList xmlns="http://tempuri.org/sdnList.xsd"><publshInformation><Publish_Date>11/23/2026</Publish_Date>
            <Record_Count>1</Record_Count></publshInformation><sdnEntry><uid>7</uid><firstName>Abraxel</firstName>
            <lastName>FANTOMOV</lastName><sdnType>Individual</sdnType><programList><program>NOWHERE</program>
            <program>SDGT</program></programList><akaList><aka><uid>1</uid><type>a.k.a.</type>
            <category>weak</category><lastName>AXL</lastName></aka></akaList><dateOfBirthList><dateOfBirthItem>
            <uid>2</uid><dateOfBirth>29 Mar 1965</dateOfBirth><mainEntry>true</mainEntry></dateOfBirthItem>
            </dateOfBirthList></sdnEntry></sdnList>
            """;

    private static final String SDN = """
            7,"FANTOMOV, Abraxel","individual","NOWHERE] [SDGT",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 29 Mar 1965; nationality Cuba; Passport X123 (Cuba); a.k.a. 'AXL'."
            8,"NEBYL ONE","vessel","NOWHERE",-0- ,"CL1","Tug",-0- ,-0- ,"Cuba",-0- ,"Vessel Registration Identification IMO 9074729."
            9,"NEBYL BANK",-0- ,"NOWHERE",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"SWIFT/BIC NEBYCUH1."
            \u001A""";
    private static final String ALT = """
            7,1,"aka","FANTO, Abra",-0-\s
            \u001A""";

    private static final String UK = """
            Last Updated,23/11/2026,,,,,,,,,,,,,,,,,,,,,,,,,,,
            Name 6,Name 1,Name 2,Name 3,Name 4,Name 5,Title,DOB,Town of Birth,Country of Birth,Nationality,Passport Details,NI Number,Position,Address 1,Address 2,Address 3,Address 4,Address 5,Address 6,Post/Zip Code,Country,Other Information,Group Type,Alias Type,Regime,Listed On,Last Updated,Group ID
            FANTO,Abra,,,,,,00/00/1965,,,1) Cuba 2) Iraqi,,,,,,,,,,,,,Individual,AKA,Nowhere,15/01/2020,15/01/2020,7
            FANTOMOV,Abraxel,,,,,,29/03/1965,,,,,,,,,,,,,,,,Individual,Prime Alias,Nowhere,14/01/2020,15/01/2020,7
            """;

    @TempDir
    private Path folder;

    @Test
    void the_united_nations_list_keeps_aliases_weak_ones_births_and_ships() {
        List<ListEntry> entries = accepted(read("un.xml", UN)).list().entries();
        ListEntry person = entries.getFirst();
        assertThat(person.id()).isEqualTo("UN-11");
        assertThat(person.names()).containsExactly("ABRAXEL FANTOMOV", "Abra Fanto", "Axel Fanto");
        assertThat(person.details().weakNames()).containsExactly("Axl");
        assertThat(person.details().unreadNames()).containsExactly("وهمي");
        assertThat(person.details().births()).containsExactly("1960/1962");
        assertThat(person.countries()).containsExactly("KR");
        assertThat(entries.getLast().imos()).containsExactly("9074729");
    }

    @Test
    void the_ofac_xml_says_which_aliases_are_weak() {
        ListEntry person = accepted(read("sdn.xml", OFAC_XML)).list().entries().getFirst();
        assertThat(person.names()).containsExactly("Abraxel FANTOMOV");
        assertThat(person.details().weakNames()).containsExactly("AXL");
        assertThat(person.details().births()).containsExactly("1965-03-29");
        assertThat(person.program()).isEqualTo("NOWHERE; SDGT");
    }

    @Test
    void the_ofac_files_are_read_as_one_list() {
        write("alt.csv", ALT);
        OfficialReading.Accepted list = accepted(read("sdn.csv", SDN));
        ListEntry person = list.list().entries().getFirst();
        assertThat(person.names()).containsExactly("Abraxel FANTOMOV", "Abra FANTO");
        assertThat(person.details().weakNames()).containsExactly("AXL");
        assertThat(person.details().births()).containsExactly("1965-03-29");
        assertThat(person.details().documents()).containsExactly("Passport X123 (Cuba)");
        assertThat(list.list().entries().get(1).type()).isEqualTo(EntryType.VESSEL);
        assertThat(list.list().entries().get(1).imos()).containsExactly("9074729");
        assertThat(list.list().entries().get(2).bics()).containsExactly("NEBYCUH1");
    }

    @Test
    void the_rows_of_a_group_of_the_british_list_are_one_entry_under_its_prime_alias() {
        ListEntry person = accepted(read("uk.csv", UK)).list().entries().getFirst();
        assertThat(person.names()).containsExactly("Abraxel FANTOMOV", "Abra FANTO");
        assertThat(person.details().births()).containsExactly("1965", "1965-03-29");
        assertThat(person.countries()).containsExactly("CU", "IQ");
        assertThat(person.since()).isEqualTo(LocalDate.of(2020, 1, 14));
    }

    @Test
    void the_same_file_gives_the_same_bytes_and_can_be_put_in_force() {
        OfficialReading.Accepted once = accepted(read("un.xml", UN));
        assertThat(accepted(read("un.xml", UN)).text()).isEqualTo(once.text());
        OfficialReading.Accepted own = accepted(
                read("own.jsonl", once.text()));
        assertThat(own.list()).isEqualTo(once.list());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            un.xml  | <FIRST_NAME>ABRAXEL</FIRST_NAME>  | <NOM>ABRAXEL</NOM>            | format has changed
            un.xml  | <LISTED_ON>2020-01-15</LISTED_ON> | ''                            | lacks "LISTED_ON"
            un.xml  | 2020-01-15                        | 2020-13-15                    | LISTED_ON is no day
            un.xml  | <QUALITY>Low</QUALITY>            | <QUALITY>Poor</QUALITY>       | quality "Poor"
            un.xml  | <DATAID>12</DATAID>               | <DATAID></DATAID>             | DATAID
            un.xml  | </CONSOLIDATED_LIST>              | ''                            | not well-formed
            un.xml  | </DATAID>                         | </DATAID>text                 | text inside
            sdn.xml | <Record_Count>1                   | <Record_Count>2               | cut off
            sdn.xml | Individual                        | Robot                         | sdnType
            sdn.xml | <category>weak                    | <category>feeble              | alias category
            sdn.csv | individual                        | robot                         | type "robot"
            sdn.csv | 8,"NEBYL ONE"                     | 7,"NEBYL ONE"                 | already there
            sdn.csv | ,"vessel"                         | ''                            | 11 cells
            sdn.csv | NEBYCUH1."                        | NEBYCUH1.                     | control or replacement
            sdn.csv | 7,"FANTOMOV, Abraxel"             | 6,"FANTOMOV, Abraxel"         | not in sdn.csv
            uk.csv  | Regime                            | Scheme                        | columns
            uk.csv  | 29/03/1965                        | 31/02/1965                    | day of birth
            uk.csv  | Prime Alias                       | First Alias                   | alias type
            uk.csv  | 23/11/2026                        | soon                          | first row
            """)
    void a_changed_or_cut_format_is_refused_with_the_place(String file, String from, String to, String why) {
        String whole = switch (file) {
            case "un.xml" -> UN;
            case "sdn.xml" -> OFAC_XML;
            case "sdn.csv" -> SDN;
            default -> UK;
        };
        write("alt.csv", ALT);
        assertThat(whole).contains(from);
        OfficialReading reading = read(file, whole.replace(from, to));
        assertThat(reading).isInstanceOf(OfficialReading.Refused.class);
        assertThat(reading.toString()).contains(why).containsPattern("line [0-9]+");
    }

    @Test
    void every_cut_of_a_list_is_refused() {
        write("alt.csv", ALT);
        for (int length = 1; length < UN.stripTrailing().length(); length += 7) {
            assertThat(read("un.xml", UN.substring(0, length))).isInstanceOf(OfficialReading.Refused.class);
        }
        for (int length = 1; length < SDN.lastIndexOf("9,"); length += 7) {
            OfficialReading cut = read("sdn.csv", SDN.substring(0, length));
            if (SDN.charAt(length - 1) != '\n') {
                assertThat(cut).as("%d", length).isInstanceOf(OfficialReading.Refused.class);
            }
        }
    }

    @Test
    void a_document_type_is_refused() {
        String attack = "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>\n";
        assertThat(read("un.xml", UN.replace("<CONSOL", attack + "<CONSOL")).toString())
                .contains("un.xml line").contains("document type");
    }

    @Test
    void aliases_may_not_be_missing() {
        assertThat(read("sdn.csv", SDN).toString()).contains("alt.csv must stand beside it");
    }

    @Test
    void a_format_that_says_no_day_needs_one() {
        write("alt.csv", ALT);
        write("sdn.csv", SDN);
        assertThat(new OfficialListReader(Optional.empty(), Files::newInputStream).read(folder).toString())
                .contains("--published");
    }

    @Test
    void a_difference_says_what_came_went_and_changed() {
        OfficialReading.Accepted before = accepted(read("un.xml", UN));
        OfficialReading.Accepted after = accepted(read("un.xml",
                UN.replace("<DATAID>12<", "<DATAID>13<").replace("Axel Fanto", "Axelle Fanto")));
        ListDifference difference = ListDifference.of(before.list(), after.list());
        assertThat(difference.added()).extracting(ListEntry::id).containsExactly("UN-13");
        assertThat(difference.removed()).extracting(ListEntry::id).containsExactly("UN-12");
        assertThat(difference.changed()).singleElement().satisfies(changed -> assertThat(changed.how())
                .containsExactly("name added: Axelle Fanto", "name removed: Axel Fanto"));
    }

    private OfficialReading read(String file, String text) {
        return new OfficialListReader(Optional.of(LocalDate.of(2026, 11, 23)), Files::newInputStream)
                .read(write(file, text));
    }

    private Path write(String file, String text) {
        try {
            return Files.writeString(folder.resolve(file), text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static OfficialReading.Accepted accepted(OfficialReading reading) {
        return switch (reading) {
            case OfficialReading.Accepted accepted -> accepted;
            case OfficialReading.Refused refused -> throw new AssertionError(refused.toString());
        };
    }
}
