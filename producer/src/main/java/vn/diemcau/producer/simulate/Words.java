package vn.diemcau.producer.simulate;

import vn.diemcau.province.ProvinceMap;
import vn.diemcau.province.ProvinceRegister;

/** The vocabulary of invented conferences: what they are called, who speaks and where, in Vietnamese, all in NFC. */
final class Words {
    private static final String[] FAMILY = {
        "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương",
        "Lý", "Đinh", "Mai", "Trịnh", "Lương", "Hà", "Giàng", "Lò", "Y", "Thạch", "Siu"
    };
    private static final String[] MIDDLE = {
        "Văn", "Thị", "Hữu", "Đức", "Minh", "Quang", "Xuân", "Ngọc", "Thanh", "Thu", "Công", "Đình", "Bá", "Hải", "Kim"
    };
    private static final String[] GIVEN = {
        "An", "Bình", "Chi", "Dũng", "Giang", "Hà", "Hạnh", "Hiền", "Hoa", "Hùng", "Khánh", "Lan", "Liên", "Long",
        "Mai", "Nam", "Nga", "Phúc", "Quân", "Sơn", "Tâm", "Thảo", "Thắng", "Trang", "Tuấn", "Vinh", "Yến"
    };
    private static final String[] TOPICS = {
        "phòng, chống thiên tai và tìm kiếm cứu nạn",
        "giải ngân vốn đầu tư công",
        "chuyển đổi số và cải cách hành chính",
        "xây dựng nông thôn mới và giảm nghèo bền vững",
        "phòng, chống dịch bệnh mùa mưa",
        "bảo đảm trật tự, an toàn giao thông",
        "phát triển nhà ở xã hội",
        "bảo vệ và phát triển rừng",
        "công tác dân vận và dân chủ ở cơ sở",
        "an toàn thực phẩm dịp lễ, tết",
        "thi tốt nghiệp trung học phổ thông",
        "tiêm chủng mở rộng",
        "quản lý đất đai và khoáng sản",
        "kiểm tra, giám sát trong Đảng",
        "phát triển du lịch vùng",
        "ứng phó với hạn hán và xâm nhập mặn",
        "sắp xếp tổ chức bộ máy",
        "thu hút đầu tư và hỗ trợ doanh nghiệp nhỏ"
    };
    private static final String[] CENTRAL = {
        "Chính phủ",
        "Ban Bí thư",
        "Bộ Y tế",
        "Bộ Tài chính",
        "Bộ Nội vụ",
        "Bộ Giáo dục và Đào tạo",
        "Bộ Xây dựng",
        "Ban Tổ chức Trung ương",
        "Ủy ban Kiểm tra Trung ương",
        "Thanh tra Chính phủ",
        "Văn phòng Chính phủ"
    };
    private static final String[] LOCAL = {
        "Ủy ban nhân dân", "Hội đồng nhân dân", "Sở Y tế", "Sở Tài chính", "Ban Dân vận"
    };
    private static final String[] FIRST = {
        "An", "Bình", "Châu", "Cẩm", "Đại", "Đông", "Hòa", "Hương", "Kim", "Liên", "Long", "Lộc", "Mỹ", "Nam", "Nghĩa",
        "Phú", "Phước", "Quảng", "Tam", "Tân", "Thanh", "Thạnh", "Thiện", "Trung", "Trường", "Vạn", "Vĩnh", "Xuân",
        "Yên"
    };
    private static final String[] SECOND = {
        "Bình", "Cường", "Điền", "Đông", "Giang", "Hải", "Hội", "Hưng", "Khê", "Lâm", "Lập", "Lợi", "Minh", "Ngọc",
        "Nguyên", "Phong", "Phú", "Sơn", "Tây", "Thành", "Thịnh", "Thủy", "Tiến", "Trạch", "Tường", "Xá", "Xuyên"
    };
    private static final String[] POSITIONS = {
        "Chủ tịch Ủy ban nhân dân tỉnh",
        "Phó Chủ tịch Ủy ban nhân dân tỉnh",
        "Bí thư Tỉnh ủy",
        "Phó Bí thư Tỉnh ủy",
        "Giám đốc Sở Y tế",
        "Giám đốc Sở Tài chính",
        "Chánh Văn phòng"
    };
    private static final String[] CENTRAL_POSITIONS = {
        "Thủ tướng", "Phó Thủ tướng", "Bộ trưởng", "Thứ trưởng", "Trưởng ban"
    };
    private static final String[] TASKS = {
        "Rà soát quy hoạch",
        "Hoàn thành kế hoạch",
        "Báo cáo kết quả",
        "Bố trí kinh phí",
        "Kiểm tra thực địa",
        "Công khai thủ tục",
        "Tập huấn cán bộ",
        "Tháo gỡ vướng mắc",
        "Cập nhật dữ liệu"
    };
    private static final String[] PRAISED = {
        "Sở Y tế", "Đội cứu hộ", "Trường Trung học phổ thông số 1", "Hợp tác xã kiểu mẫu", "Công an tỉnh"
    };
    private static final String[] DOCUMENTS = {"/NQ-CP", "/CT-TTg", "/QĐ-TTg", "/KH-UBND", "-NQ/TW", "/NĐ-CP"};

    private Words() {}

    static String person(SeededRandom dice) {
        return dice.of(FAMILY) + " " + dice.of(MIDDLE) + " " + dice.of(GIVEN);
    }

    static String topic(SeededRandom dice) {
        return dice.of(TOPICS);
    }

    static String centralBody(SeededRandom dice) {
        return dice.of(CENTRAL);
    }

    static String localBody(SeededRandom dice, ProvinceMap map, String province) {
        return dice.of(LOCAL) + " " + ProvinceRegister.get().name(map, province);
    }

    static String position(SeededRandom dice, boolean central) {
        return dice.of(central ? CENTRAL_POSITIONS : POSITIONS);
    }

    static String task(SeededRandom dice) {
        return dice.of(TASKS);
    }

    static String praised(SeededRandom dice) {
        return dice.of(PRAISED);
    }

    static String document(SeededRandom dice) {
        return dice.between(1, 199) + dice.of(DOCUMENTS);
    }

    /** A name of a commune or district: {@code number} and {@code number + 1} differ, as do any two below 783. */
    static String place(int number) {
        int names = FIRST.length * SECOND.length;
        // 29 and 27 have no common divisor, so the pairs repeat only after all have been
        String name = FIRST[number % FIRST.length] + " " + SECOND[number % SECOND.length];
        return number < names ? name : name + " " + (number / names + 1);
    }
}
