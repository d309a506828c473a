package simulated

// metropolitanCities are the provinces whose districts are municipalities.
var metropolitanCities = []string{"kr-seoul", "kr-busan", "kr-daegu", "kr-incheon", "kr-gwangju", "kr-daejeon", "kr-ulsan"}

// coastal are the municipalities that lie on the sea: the one thing here that is so in the world, since a
// question that does not arise is understood only where it does not.
var coastal = []string{
	"kr-busan-jung", "kr-busan-seo", "kr-busan-dong", "kr-busan-yeongdo", "kr-busan-nam", "kr-busan-haeundae", "kr-busan-saha", "kr-busan-gangseo", "kr-busan-suyeong", "kr-busan-gijang",
	"kr-incheon-jung", "kr-incheon-dong", "kr-incheon-yeonsu", "kr-incheon-namdong", "kr-incheon-seo", "kr-incheon-ganghwa", "kr-incheon-ongjin",
	"kr-ulsan-nam", "kr-ulsan-dong", "kr-ulsan-buk", "kr-ulsan-ulju",
	"kr-gyeonggi-pyeongtaek", "kr-gyeonggi-hwaseong", "kr-gyeonggi-ansan", "kr-gyeonggi-siheung", "kr-gyeonggi-gimpo",
	"kr-gangwon-gangneung", "kr-gangwon-donghae", "kr-gangwon-sokcho", "kr-gangwon-samcheok", "kr-gangwon-goseong", "kr-gangwon-yangyang",
	"kr-chungnam-boryeong", "kr-chungnam-seosan", "kr-chungnam-dangjin", "kr-chungnam-seocheon", "kr-chungnam-hongseong", "kr-chungnam-taean",
	"kr-jeonbuk-gunsan", "kr-jeonbuk-gimje", "kr-jeonbuk-gochang", "kr-jeonbuk-buan",
	"kr-jeonnam-mokpo", "kr-jeonnam-yeosu", "kr-jeonnam-suncheon", "kr-jeonnam-gwangyang", "kr-jeonnam-goheung", "kr-jeonnam-boseong", "kr-jeonnam-jangheung",
	"kr-jeonnam-gangjin", "kr-jeonnam-haenam", "kr-jeonnam-yeongam", "kr-jeonnam-muan", "kr-jeonnam-hampyeong", "kr-jeonnam-yeonggwang", "kr-jeonnam-wando", "kr-jeonnam-jindo", "kr-jeonnam-sinan",
	"kr-gyeongbuk-pohang", "kr-gyeongbuk-gyeongju", "kr-gyeongbuk-yeongdeok", "kr-gyeongbuk-uljin", "kr-gyeongbuk-ulleung",
	"kr-gyeongnam-changwon", "kr-gyeongnam-masan", "kr-gyeongnam-jinhae", "kr-gyeongnam-tongyeong", "kr-gyeongnam-sacheon", "kr-gyeongnam-geoje", "kr-gyeongnam-goseong", "kr-gyeongnam-namhae", "kr-gyeongnam-hadong",
}
