/**
 * Offsets from UTC of every named zone, from 2020 on. A line without indent is a rule: the standard offset and, where clocks change, the
 * other one with the day and local hour that it begins and ends at, as month.week.weekday/hour (week 5: the last one). The names that
 * keep the rule follow.
 *
 * @see IANA time zone database 2025b, the rule that each zone's file ends with
 */
export const zoneRules = `
-12:00
  Etc/GMT+12
-11:00
  Etc/GMT+11 Pacific/Midway Pacific/Niue Pacific/Pago_Pago Pacific/Samoa US/Samoa
-10:00 -09:00 3.2.0/2 11.1.0/2
  America/Adak America/Atka US/Aleutian
-10:00
  Etc/GMT+10 HST Pacific/Honolulu Pacific/Johnston Pacific/Rarotonga Pacific/Tahiti US/Hawaii
-09:30
  Pacific/Marquesas
-09:00 -08:00 3.2.0/2 11.1.0/2
  America/Anchorage America/Juneau America/Metlakatla America/Nome America/Sitka America/Yakutat US/Alaska
-09:00
  Etc/GMT+9 Pacific/Gambier
-08:00 -07:00 3.2.0/2 11.1.0/2
  America/Ensenada America/Los_Angeles America/Santa_Isabel America/Tijuana America/Vancouver Canada/Pacific Mexico/BajaNorte PST8PDT
  US/Pacific
-08:00
  Etc/GMT+8 Pacific/Pitcairn
-07:00 -06:00 3.2.0/2 11.1.0/2
  America/Boise America/Cambridge_Bay America/Ciudad_Juarez America/Denver America/Edmonton America/Inuvik America/Shiprock
  America/Yellowknife Canada/Mountain MST7MDT Navajo US/Mountain
-07:00
  America/Creston America/Dawson America/Dawson_Creek America/Fort_Nelson America/Hermosillo America/Mazatlan America/Phoenix
  America/Whitehorse Canada/Yukon Etc/GMT+7 MST Mexico/BajaSur US/Arizona
-06:00 -05:00 3.2.0/2 11.1.0/2
  America/Chicago America/Indiana/Knox America/Indiana/Tell_City America/Knox_IN America/Matamoros America/Menominee
  America/North_Dakota/Beulah America/North_Dakota/Center America/North_Dakota/New_Salem America/Ojinaga America/Rainy_River
  America/Rankin_Inlet America/Resolute America/Winnipeg CST6CDT Canada/Central US/Central US/Indiana-Starke
-06:00 -05:00 9.1.6/22 4.1.6/22
  Chile/EasterIsland Pacific/Easter
-06:00
  America/Bahia_Banderas America/Belize America/Chihuahua America/Costa_Rica America/El_Salvador America/Guatemala America/Managua
  America/Merida America/Mexico_City America/Monterrey America/Regina America/Swift_Current America/Tegucigalpa Canada/Saskatchewan
  Etc/GMT+6 Mexico/General Pacific/Galapagos
-05:00 -04:00 3.2.0/2 11.1.0/2
  America/Detroit America/Fort_Wayne America/Grand_Turk America/Indiana/Indianapolis America/Indiana/Marengo America/Indiana/Petersburg
  America/Indiana/Vevay America/Indiana/Vincennes America/Indiana/Winamac America/Indianapolis America/Iqaluit
  America/Kentucky/Louisville America/Kentucky/Monticello America/Louisville America/Montreal America/Nassau America/New_York
  America/Nipigon America/Pangnirtung America/Port-au-Prince America/Thunder_Bay America/Toronto Canada/Eastern EST5EDT US/East-Indiana
  US/Eastern US/Michigan
-05:00 -04:00 3.2.0/0 11.1.0/1
  America/Havana Cuba
-05:00
  America/Atikokan America/Bogota America/Cancun America/Cayman America/Coral_Harbour America/Eirunepe America/Guayaquil
  America/Jamaica America/Lima America/Panama America/Porto_Acre America/Rio_Branco Brazil/Acre EST Etc/GMT+5 Jamaica
-04:00 -03:00 3.2.0/2 11.1.0/2
  America/Glace_Bay America/Goose_Bay America/Halifax America/Moncton America/Thule Atlantic/Bermuda Canada/Atlantic
-04:00 -03:00 9.1.6/24 4.1.6/24
  America/Santiago Chile/Continental
-04:00
  America/Anguilla America/Antigua America/Aruba America/Barbados America/Blanc-Sablon America/Boa_Vista America/Campo_Grande
  America/Caracas America/Cuiaba America/Curacao America/Dominica America/Grenada America/Guadeloupe America/Guyana America/Kralendijk
  America/La_Paz America/Lower_Princes America/Manaus America/Marigot America/Martinique America/Montserrat America/Port_of_Spain
  America/Porto_Velho America/Puerto_Rico America/Santo_Domingo America/St_Barthelemy America/St_Kitts America/St_Lucia
  America/St_Thomas America/St_Vincent America/Tortola America/Virgin Brazil/West Etc/GMT+4
-03:30 -02:30 3.2.0/2 11.1.0/2
  America/St_Johns Canada/Newfoundland
-03:00 -02:00 3.2.0/2 11.1.0/2
  America/Miquelon
-03:00
  America/Araguaina America/Argentina/Buenos_Aires America/Argentina/Catamarca America/Argentina/ComodRivadavia
  America/Argentina/Cordoba America/Argentina/Jujuy America/Argentina/La_Rioja America/Argentina/Mendoza America/Argentina/Rio_Gallegos
  America/Argentina/Salta America/Argentina/San_Juan America/Argentina/San_Luis America/Argentina/Tucuman America/Argentina/Ushuaia
  America/Asuncion America/Bahia America/Belem America/Buenos_Aires America/Catamarca America/Cayenne America/Cordoba America/Coyhaique
  America/Fortaleza America/Jujuy America/Maceio America/Mendoza America/Montevideo America/Paramaribo America/Punta_Arenas
  America/Recife America/Rosario America/Santarem America/Sao_Paulo Antarctica/Palmer Antarctica/Rothera Atlantic/Stanley Brazil/East
  Etc/GMT+3
-02:00 -01:00 3.5.0/-1 10.5.0/0
  America/Godthab America/Nuuk America/Scoresbysund
-02:00
  America/Noronha Atlantic/South_Georgia Brazil/DeNoronha Etc/GMT+2
-01:00 +00:00 3.5.0/0 10.5.0/1
  Atlantic/Azores
-01:00
  Atlantic/Cape_Verde Etc/GMT+1
+00:00 +01:00 3.5.0/1 10.5.0/2
  Atlantic/Canary Atlantic/Faeroe Atlantic/Faroe Atlantic/Madeira Europe/Belfast Europe/Guernsey Europe/Isle_of_Man Europe/Jersey
  Europe/Lisbon Europe/London GB GB-Eire Portugal WET
+00:00 +02:00 3.5.0/1 10.5.0/3
  Antarctica/Troll
+00:00
  Africa/Abidjan Africa/Accra Africa/Bamako Africa/Banjul Africa/Bissau Africa/Conakry Africa/Dakar Africa/Freetown Africa/Lome
  Africa/Monrovia Africa/Nouakchott Africa/Ouagadougou Africa/Sao_Tome Africa/Timbuktu America/Danmarkshavn Atlantic/Reykjavik
  Atlantic/St_Helena Etc/GMT Etc/GMT+0 Etc/GMT-0 Etc/GMT0 Etc/Greenwich Etc/UCT Etc/UTC Etc/Universal Etc/Zulu GMT GMT+0 GMT-0 GMT0
  Greenwich Iceland UCT UTC Universal Zulu
+01:00 +00:00 10.5.0/2 3.5.0/1
  Eire Europe/Dublin
+01:00 +02:00 3.5.0/2 10.5.0/3
  Africa/Ceuta Arctic/Longyearbyen Atlantic/Jan_Mayen CET Europe/Amsterdam Europe/Andorra Europe/Belgrade Europe/Berlin
  Europe/Bratislava Europe/Brussels Europe/Budapest Europe/Busingen Europe/Copenhagen Europe/Gibraltar Europe/Ljubljana
  Europe/Luxembourg Europe/Madrid Europe/Malta Europe/Monaco Europe/Oslo Europe/Paris Europe/Podgorica Europe/Prague Europe/Rome
  Europe/San_Marino Europe/Sarajevo Europe/Skopje Europe/Stockholm Europe/Tirane Europe/Vaduz Europe/Vatican Europe/Vienna
  Europe/Warsaw Europe/Zagreb Europe/Zurich MET Poland
+01:00
  Africa/Algiers Africa/Bangui Africa/Brazzaville Africa/Casablanca Africa/Douala Africa/El_Aaiun Africa/Kinshasa Africa/Lagos
  Africa/Libreville Africa/Luanda Africa/Malabo Africa/Ndjamena Africa/Niamey Africa/Porto-Novo Africa/Tunis Etc/GMT-1
+02:00 +03:00 3.4.4/26 10.5.0/2
  Asia/Jerusalem Asia/Tel_Aviv Israel
+02:00 +03:00 3.4.4/50 10.4.4/50
  Asia/Gaza Asia/Hebron
+02:00 +03:00 3.5.0/2 10.5.0/3
  Europe/Chisinau Europe/Tiraspol
+02:00 +03:00 3.5.0/0 10.5.0/0
  Asia/Beirut
+02:00 +03:00 3.5.0/3 10.5.0/4
  Asia/Famagusta Asia/Nicosia EET Europe/Athens Europe/Bucharest Europe/Helsinki Europe/Kiev Europe/Kyiv Europe/Mariehamn
  Europe/Nicosia Europe/Riga Europe/Sofia Europe/Tallinn Europe/Uzhgorod Europe/Vilnius Europe/Zaporozhye
+02:00 +03:00 4.5.5/0 10.5.4/24
  Africa/Cairo Egypt
+02:00
  Africa/Blantyre Africa/Bujumbura Africa/Gaborone Africa/Harare Africa/Johannesburg Africa/Juba Africa/Khartoum Africa/Kigali
  Africa/Lubumbashi Africa/Lusaka Africa/Maputo Africa/Maseru Africa/Mbabane Africa/Tripoli Africa/Windhoek Etc/GMT-2
  Europe/Kaliningrad Libya
+03:00
  Africa/Addis_Ababa Africa/Asmara Africa/Asmera Africa/Dar_es_Salaam Africa/Djibouti Africa/Kampala Africa/Mogadishu Africa/Nairobi
  Antarctica/Syowa Asia/Aden Asia/Amman Asia/Baghdad Asia/Bahrain Asia/Damascus Asia/Istanbul Asia/Kuwait Asia/Qatar Asia/Riyadh
  Etc/GMT-3 Europe/Istanbul Europe/Kirov Europe/Minsk Europe/Moscow Europe/Simferopol Europe/Volgograd Indian/Antananarivo
  Indian/Comoro Indian/Mayotte Turkey W-SU
+03:30
  Asia/Tehran Iran
+04:00
  Asia/Baku Asia/Dubai Asia/Muscat Asia/Tbilisi Asia/Yerevan Etc/GMT-4 Europe/Astrakhan Europe/Samara Europe/Saratov Europe/Ulyanovsk
  Indian/Mahe Indian/Mauritius Indian/Reunion
+04:30
  Asia/Kabul
+05:00
  Antarctica/Mawson Antarctica/Vostok Asia/Almaty Asia/Aqtau Asia/Aqtobe Asia/Ashgabat Asia/Ashkhabad Asia/Atyrau Asia/Dushanbe
  Asia/Karachi Asia/Oral Asia/Qostanay Asia/Qyzylorda Asia/Samarkand Asia/Tashkent Asia/Yekaterinburg Etc/GMT-5 Indian/Kerguelen
  Indian/Maldives
+05:30
  Asia/Calcutta Asia/Colombo Asia/Kolkata
+05:45
  Asia/Kathmandu Asia/Katmandu
+06:00
  Asia/Bishkek Asia/Dacca Asia/Dhaka Asia/Kashgar Asia/Omsk Asia/Thimbu Asia/Thimphu Asia/Urumqi Etc/GMT-6 Indian/Chagos
+06:30
  Asia/Rangoon Asia/Yangon Indian/Cocos
+07:00
  Antarctica/Davis Asia/Bangkok Asia/Barnaul Asia/Ho_Chi_Minh Asia/Hovd Asia/Jakarta Asia/Krasnoyarsk Asia/Novokuznetsk
  Asia/Novosibirsk Asia/Phnom_Penh Asia/Pontianak Asia/Saigon Asia/Tomsk Asia/Vientiane Etc/GMT-7 Indian/Christmas
+08:00
  Antarctica/Casey Asia/Brunei Asia/Choibalsan Asia/Chongqing Asia/Chungking Asia/Harbin Asia/Hong_Kong Asia/Irkutsk Asia/Kuala_Lumpur
  Asia/Kuching Asia/Macao Asia/Macau Asia/Makassar Asia/Manila Asia/Shanghai Asia/Singapore Asia/Taipei Asia/Ujung_Pandang
  Asia/Ulaanbaatar Asia/Ulan_Bator Australia/Perth Australia/West Etc/GMT-8 Hongkong PRC ROC Singapore
+08:45
  Australia/Eucla
+09:00
  Asia/Chita Asia/Dili Asia/Jayapura Asia/Khandyga Asia/Pyongyang Asia/Seoul Asia/Tokyo Asia/Yakutsk Etc/GMT-9 Japan Pacific/Palau ROK
+09:30 +10:30 10.1.0/2 4.1.0/3
  Australia/Adelaide Australia/Broken_Hill Australia/South Australia/Yancowinna
+09:30
  Australia/Darwin Australia/North
+10:00 +11:00 10.1.0/2 4.1.0/3
  Antarctica/Macquarie Australia/ACT Australia/Canberra Australia/Currie Australia/Hobart Australia/Melbourne Australia/NSW
  Australia/Sydney Australia/Tasmania Australia/Victoria
+10:00
  Antarctica/DumontDUrville Asia/Ust-Nera Asia/Vladivostok Australia/Brisbane Australia/Lindeman Australia/Queensland Etc/GMT-10
  Pacific/Chuuk Pacific/Guam Pacific/Port_Moresby Pacific/Saipan Pacific/Truk Pacific/Yap
+10:30 +11:00 10.1.0/2 4.1.0/2
  Australia/LHI Australia/Lord_Howe
+11:00 +12:00 10.1.0/2 4.1.0/3
  Pacific/Norfolk
+11:00
  Asia/Magadan Asia/Sakhalin Asia/Srednekolymsk Etc/GMT-11 Pacific/Bougainville Pacific/Efate Pacific/Guadalcanal Pacific/Kosrae
  Pacific/Noumea Pacific/Pohnpei Pacific/Ponape
+12:00 +13:00 9.5.0/2 4.1.0/3
  Antarctica/McMurdo Antarctica/South_Pole NZ Pacific/Auckland
+12:00
  Asia/Anadyr Asia/Kamchatka Etc/GMT-12 Kwajalein Pacific/Fiji Pacific/Funafuti Pacific/Kwajalein Pacific/Majuro Pacific/Nauru
  Pacific/Tarawa Pacific/Wake Pacific/Wallis
+12:45 +13:45 9.5.0/2:45 4.1.0/3:45
  NZ-CHAT Pacific/Chatham
+13:00
  Etc/GMT-13 Pacific/Apia Pacific/Enderbury Pacific/Fakaofo Pacific/Kanton Pacific/Tongatapu
+14:00
  Etc/GMT-14 Pacific/Kiritimati
`

/**
 * What the clocks did before some zones came to their present rule, or despite it: names, the offset at the start of 2020, the instant
 * (UTC) from which the rule is right again, then each change before it as the instant and the offset from then on.
 *
 * @see IANA time zone database 2025b, changes from 2020 to 2037
 */
export const zoneExceptions = `
Africa/Cairo Egypt: +02:00 2022-10-27T21:01
Africa/Casablanca Africa/El_Aaiun: +01:00 2037-11-15T02:01
  2020-04-19T02:00 +00:00 2020-05-31T02:00 +01:00 2021-04-11T02:00 +00:00 2021-05-16T02:00 +01:00 2022-03-27T02:00 +00:00
  2022-05-08T02:00 +01:00 2023-03-19T02:00 +00:00 2023-04-23T02:00 +01:00 2024-03-10T02:00 +00:00 2024-04-14T02:00 +01:00
  2025-02-23T02:00 +00:00 2025-04-06T02:00 +01:00 2026-02-15T02:00 +00:00 2026-03-22T02:00 +01:00 2027-02-07T02:00 +00:00
  2027-03-14T02:00 +01:00 2028-01-23T02:00 +00:00 2028-03-05T02:00 +01:00 2029-01-14T02:00 +00:00 2029-02-18T02:00 +01:00
  2029-12-30T02:00 +00:00 2030-02-10T02:00 +01:00 2030-12-22T02:00 +00:00 2031-01-26T02:00 +01:00 2031-12-14T02:00 +00:00
  2032-01-18T02:00 +01:00 2032-11-28T02:00 +00:00 2033-01-09T02:00 +01:00 2033-11-20T02:00 +00:00 2033-12-25T02:00 +01:00
  2034-11-05T02:00 +00:00 2034-12-17T02:00 +01:00 2035-10-28T02:00 +00:00 2035-12-09T02:00 +01:00 2036-10-19T02:00 +00:00
  2036-11-23T02:00 +01:00 2037-10-04T02:00 +00:00 2037-11-15T02:00 +01:00
Africa/Juba: +03:00 2021-01-31T21:01
  2021-01-31T21:00 +02:00
America/Asuncion: -03:00 2024-10-06T04:01
  2020-03-22T03:00 -04:00 2020-10-04T04:00 -03:00 2021-03-28T03:00 -04:00 2021-10-03T04:00 -03:00 2022-03-27T03:00 -04:00
  2022-10-02T04:00 -03:00 2023-03-26T03:00 -04:00 2023-10-01T04:00 -03:00 2024-03-24T03:00 -04:00 2024-10-06T04:00 -03:00
America/Bahia_Banderas America/Merida America/Mexico_City America/Monterrey Mexico/General: -06:00 2022-10-30T07:01
  2020-04-05T08:00 -05:00 2020-10-25T07:00 -06:00 2021-04-04T08:00 -05:00 2021-10-31T07:00 -06:00 2022-04-03T08:00 -05:00
  2022-10-30T07:00 -06:00
America/Chihuahua: -07:00 2022-04-03T09:01
  2020-04-05T09:00 -06:00 2020-10-25T08:00 -07:00 2021-04-04T09:00 -06:00 2021-10-31T08:00 -07:00 2022-04-03T09:00 -06:00
America/Ciudad_Juarez: -07:00 2022-11-30T06:01
  2020-03-08T09:00 -06:00 2020-11-01T08:00 -07:00 2021-03-14T09:00 -06:00 2021-11-07T08:00 -07:00 2022-03-13T09:00 -06:00
  2022-11-30T06:00 -07:00
America/Coyhaique: -03:00 2024-09-08T04:01
  2020-04-05T03:00 -04:00 2020-09-06T04:00 -03:00 2021-04-04T03:00 -04:00 2021-09-05T04:00 -03:00 2022-04-03T03:00 -04:00
  2022-09-11T04:00 -03:00 2023-04-02T03:00 -04:00 2023-09-03T04:00 -03:00 2024-04-07T03:00 -04:00 2024-09-08T04:00 -03:00
America/Dawson America/Whitehorse Canada/Yukon: -08:00 2020-03-08T10:01
  2020-03-08T10:00 -07:00
America/Godthab America/Nuuk: -03:00 2023-10-29T01:01
  2020-03-29T01:00 -02:00 2020-10-25T01:00 -03:00 2021-03-28T01:00 -02:00 2021-10-31T01:00 -03:00 2022-03-27T01:00 -02:00
  2022-10-30T01:00 -03:00 2023-03-26T01:00 -02:00
America/Mazatlan Mexico/BajaSur: -07:00 2022-10-30T08:01
  2020-04-05T09:00 -06:00 2020-10-25T08:00 -07:00 2021-04-04T09:00 -06:00 2021-10-31T08:00 -07:00 2022-04-03T09:00 -06:00
  2022-10-30T08:00 -07:00
America/Ojinaga: -07:00 2022-11-06T07:01
  2020-03-08T09:00 -06:00 2020-11-01T08:00 -07:00 2021-03-14T09:00 -06:00 2021-11-07T08:00 -07:00 2022-03-13T09:00 -06:00
America/Santiago Chile/Continental: -03:00 2022-09-11T04:01
  2020-04-05T03:00 -04:00 2020-09-06T04:00 -03:00 2021-04-04T03:00 -04:00 2021-09-05T04:00 -03:00 2022-04-03T03:00 -04:00
  2022-09-11T04:00 -03:00
America/Scoresbysund: -01:00 2024-03-31T01:01
  2020-03-29T01:00 +00:00 2020-10-25T01:00 -01:00 2021-03-28T01:00 +00:00 2021-10-31T01:00 -01:00 2022-03-27T01:00 +00:00
  2022-10-30T01:00 -01:00 2023-03-26T01:00 +00:00 2023-10-29T01:00 -01:00
Antarctica/Casey: +11:00 2023-03-08T16:01
  2020-03-07T16:00 +08:00 2020-10-03T16:01 +11:00 2021-03-13T13:00 +08:00 2021-10-02T16:01 +11:00 2022-03-12T13:00 +08:00
  2022-10-01T16:01 +11:00 2023-03-08T16:00 +08:00
Antarctica/Vostok: +07:00 2023-12-17T19:01
  2023-12-17T19:00 +05:00
Asia/Almaty Asia/Qostanay: +06:00 2024-02-29T18:01
  2024-02-29T18:00 +05:00
Asia/Amman: +02:00 2022-02-24T22:01
  2020-03-26T22:00 +03:00 2020-10-29T22:00 +02:00 2021-03-25T22:00 +03:00 2021-10-28T22:00 +02:00 2022-02-24T22:00 +03:00
Asia/Damascus: +02:00 2022-03-24T22:01
  2020-03-26T22:00 +03:00 2020-10-29T21:00 +02:00 2021-03-25T22:00 +03:00 2021-10-28T21:00 +02:00 2022-03-24T22:00 +03:00
Asia/Gaza Asia/Hebron: +02:00 2037-10-23T23:01
  2020-03-27T22:00 +03:00 2020-10-23T22:00 +02:00 2021-03-26T22:00 +03:00 2021-10-28T22:00 +02:00 2022-03-26T22:00 +03:00
  2022-10-28T23:00 +02:00 2023-04-29T00:00 +03:00 2023-10-27T23:00 +02:00 2024-04-20T00:00 +03:00 2024-10-25T23:00 +02:00
  2025-04-12T00:00 +03:00 2025-10-24T23:00 +02:00 2026-03-28T00:00 +03:00 2026-10-23T23:00 +02:00 2027-03-27T00:00 +03:00
  2027-10-29T23:00 +02:00 2028-03-25T00:00 +03:00 2028-10-27T23:00 +02:00 2029-03-24T00:00 +03:00 2029-10-26T23:00 +02:00
  2030-03-30T00:00 +03:00 2030-10-25T23:00 +02:00 2031-03-29T00:00 +03:00 2031-10-24T23:00 +02:00 2032-03-27T00:00 +03:00
  2032-10-29T23:00 +02:00 2033-03-26T00:00 +03:00 2033-10-28T23:00 +02:00 2034-03-25T00:00 +03:00 2034-10-27T23:00 +02:00
  2035-03-24T00:00 +03:00 2035-10-26T23:00 +02:00 2036-03-29T00:00 +03:00 2036-10-17T23:00 +02:00 2037-03-28T00:00 +03:00
  2037-10-09T23:00 +02:00
Asia/Tehran Iran: +03:30 2022-09-21T19:31
  2020-03-20T20:30 +04:30 2020-09-20T19:30 +03:30 2021-03-21T20:30 +04:30 2021-09-21T19:30 +03:30 2022-03-21T20:30 +04:30
  2022-09-21T19:30 +03:30
Chile/EasterIsland Pacific/Easter: -05:00 2022-09-11T04:01
  2020-04-05T03:00 -06:00 2020-09-06T04:00 -05:00 2021-04-04T03:00 -06:00 2021-09-05T04:00 -05:00 2022-04-03T03:00 -06:00
  2022-09-11T04:00 -05:00
Europe/Volgograd: +04:00 2020-12-26T22:01
  2020-12-26T22:00 +03:00
Pacific/Apia: +14:00 2021-04-03T14:01
  2020-04-04T14:00 +13:00 2020-09-26T14:00 +14:00 2021-04-03T14:00 +13:00
Pacific/Fiji: +13:00 2021-01-16T14:01
  2020-01-11T14:00 +12:00 2020-12-19T14:00 +13:00 2021-01-16T14:00 +12:00
`
